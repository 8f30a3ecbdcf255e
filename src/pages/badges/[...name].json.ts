import type { APIRoute, GetStaticPaths } from 'astro';
import { getBadges } from '../../site.ts';

export const getStaticPaths = (async () =>
  (await getBadges()).map((badge) => ({
    params: { name: badge.name },
    props: { badge },
  }))) satisfies GetStaticPaths;

/** As shields.io reads it: https://shields.io/badges/endpoint-badge. */
export const GET: APIRoute<{ badge: Awaited<ReturnType<typeof getBadges>>[number] }> = ({ props }) => {
  const { label, message, color } = props.badge;
  return Response.json({ schemaVersion: 1, label, message, color });
};
