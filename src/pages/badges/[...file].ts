import type { APIRoute, GetStaticPaths } from 'astro';
import { getBadgeFiles } from '../../site.ts';
import { toListResponse, toResponse } from '../../site/answer-in-parts.ts';

/** In a build all badges come as one document, which is taken apart at its end: thousands of pages would take their time. */
const together = 'files.json';

export const getStaticPaths = (async () => {
  const names = import.meta.env.DEV ? [...(await getBadgeFiles()).keys()] : [together];
  return names.map((file) => ({ params: { file } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => {
  const files = await getBadgeFiles();
  const text = files.get(params['file'] ?? '');
  return text === undefined ? toListResponse(files) : toResponse(text);
};
