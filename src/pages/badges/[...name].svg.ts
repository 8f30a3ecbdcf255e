import type { APIRoute, GetStaticPaths } from 'astro';
import { getBadges } from '../../site.ts';
import { toBadgeSvg } from '../../site/badge-svg.ts';

export const getStaticPaths = (async () =>
  (await getBadges()).map((badge) => ({
    params: { name: badge.name },
    props: { badge },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ badge: Awaited<ReturnType<typeof getBadges>>[number] }> = ({ props }) =>
  new Response(toBadgeSvg(props.badge));
