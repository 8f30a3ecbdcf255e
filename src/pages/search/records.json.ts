import type { APIRoute } from 'astro';
import { getSearchRecords } from '../../site.ts';
import { toListResponse } from '../../site/answer-in-parts.ts';

/** What the search index is made from, a record per line. The build takes it out of the site when that is done. */
export const GET: APIRoute = async () => toListResponse(await getSearchRecords());
