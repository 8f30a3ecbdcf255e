import type { APIRoute, GetStaticPaths } from 'astro';
import type { OwnerFeed } from '../../../portal/owner-feed.ts';
import { renderAtom } from '../../../render/atom.ts';
import { getFrame, getOwnerFeeds } from '../../../site.ts';

export const getStaticPaths = (async () => {
  const feeds = await getOwnerFeeds();
  return feeds.map((feed) => ({ params: { owner: feed.slug }, props: { feed } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ feed: OwnerFeed }> = async ({ props, site }) => {
  const { portal } = await getFrame('gates');
  return new Response(renderAtom(props.feed, { site: site?.href, author: portal }));
};
