import type { APIRoute } from 'astro';
import { getLlmsText } from '../site.ts';

export const GET: APIRoute = async () => new Response(await getLlmsText());
