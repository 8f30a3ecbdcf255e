import type { APIRoute, GetStaticPaths } from 'astro';
import type { CheckpointFeedName } from '../../portal/checkpoint-feeds.ts';
import { renderAtom } from '../../render/atom.ts';
import { getFrame } from '../../site.ts';
import { getCheckpointFeed, getCheckpointFeedRoutes } from '../../site/checkpoint-pages.ts';

export const getStaticPaths = (async () => {
  const routes = await getCheckpointFeedRoutes();
  return routes.map(({ name, cacheKey }) => ({ params: { feed: name }, props: { name }, cacheKey }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ name: CheckpointFeedName }> = async ({ props, site }) => {
  const { portal } = await getFrame('checkpoints');
  return new Response(renderAtom(await getCheckpointFeed(props.name), { site: site?.href, author: portal }));
};
