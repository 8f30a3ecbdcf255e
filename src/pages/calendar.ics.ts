import type { APIRoute } from 'astro';
import { renderCalendar } from '../render/calendar.ts';
import { getCalendar } from '../site.ts';

/** Days on which open work is due or comes back. */
export const GET: APIRoute = async ({ site }) =>
  new Response(renderCalendar(await getCalendar(), site?.href));
