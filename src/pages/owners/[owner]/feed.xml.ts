import type { APIRoute, GetStaticPaths } from 'astro';
import type { OwnerFeed } from '../../../portal/owner-feed.ts';
import { renderAtom } from '../../../render/atom.ts';
import { getFrame, getOwnerFeedRoutes } from '../../../site.ts';

export const getStaticPaths = (async () => {
  const routes = await getOwnerFeedRoutes();
  return routes.map(({ page: feed, cacheKey }) => ({
    params: { owner: feed.slug },
    props: { feed },
    cacheKey,
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ feed: OwnerFeed }> = async ({ props, site }) => {
  const { portal } = await getFrame('gates');
  return new Response(renderAtom(props.feed, { site: site?.href, author: portal }));
};
