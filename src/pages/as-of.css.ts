import type { APIRoute } from 'astro';
import { getAsOfSheet } from '../site.ts';

export const GET: APIRoute = async () =>
  new Response(await getAsOfSheet(), { headers: { 'content-type': 'text/css' } });
