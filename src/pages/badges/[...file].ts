import type { APIRoute, GetStaticPaths } from 'astro';
import { toBadgeFiles } from '../../render/badge-files.ts';
import { getBadges } from '../../site.ts';
import { toListResponse, toResponse } from '../../site/answer-in-parts.ts';

/** A build gets all badges as one document and makes their files itself: thousands of pages would take their time. */
const together = 'all.json';

export const getStaticPaths = (async () => {
  const files = import.meta.env.DEV ? (await getBadges()).flatMap(toBadgeFiles) : [{ path: together }];
  return files.map(({ path }) => ({ params: { file: path } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => {
  const badges = await getBadges();
  if (params['file'] === together) return toListResponse(badges);
  const file = badges.flatMap(toBadgeFiles).find(({ path }) => path === params['file']);
  return file ? toResponse(file.toText()) : new Response(null, { status: 404 });
};
