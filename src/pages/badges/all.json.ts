import type { APIRoute } from 'astro';
import { getBadges } from '../../site.ts';
import { toListResponse } from '../../site/answer-in-parts.ts';

/** For the build, which makes the files of all badges. */
export const GET: APIRoute = async () => toListResponse(await getBadges());
