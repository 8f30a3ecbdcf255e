import type { APIRoute } from 'astro';
import { getLlmsText } from '../site.ts';
import { toResponse } from '../site/answer-in-parts.ts';

export const GET: APIRoute = async () => toResponse(await getLlmsText());
