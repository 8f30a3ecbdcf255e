import type { APIRoute, GetStaticPaths } from 'astro';
import { toBadgeFiles } from '../../render/badge-files.ts';
import { getBadges } from '../../site.ts';
import { toResponse } from '../../site/answer-in-parts.ts';

/** While developing. A build makes the files itself, of `all.json`: thousands of pages would take their time. */
export const getStaticPaths = (async () => {
  const files = import.meta.env.DEV ? (await getBadges()).flatMap(toBadgeFiles) : [];
  return files.map(({ path }) => ({ params: { file: path } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => {
  const files = (await getBadges()).flatMap(toBadgeFiles);
  const file = files.find(({ path }) => path === params['file']);
  return file ? toResponse(file.toText()) : new Response(null, { status: 404 });
};
