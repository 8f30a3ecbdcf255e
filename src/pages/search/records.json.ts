import type { APIRoute } from 'astro';
import { getSearchRecords } from '../../site.ts';
import { toJsonResponse } from '../../site/whole-text.ts';

/** What the search index is made from. The build takes it out of the site when that is done. */
export const GET: APIRoute = async () => toJsonResponse(await getSearchRecords());
