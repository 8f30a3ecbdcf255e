import type { APIRoute, GetStaticPaths } from 'astro';
import { getSnapshotRoutes, getSnapshotText } from '../../../site/checkpoint-pages.ts';
import { toResponse } from '../../../site/answer-in-parts.ts';

export const getStaticPaths = (async () => {
  const routes = await getSnapshotRoutes();
  return routes.map(({ slug, cacheKey }) => ({ params: { checkpoint: slug }, props: { slug }, cacheKey }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ slug: string }> = async ({ props }) =>
  toResponse(await getSnapshotText(props.slug), { headers: { 'content-type': 'application/json' } });
