import { defineMiddleware } from 'astro:middleware';
import { toResponse } from './site/answer-in-parts.ts';
import { fillMarks } from './site/pieces.ts';

/** A page that is put together from pieces leaves them in `locals`; here they come into the page. */
export const onRequest = defineMiddleware(async ({ locals }, next) => {
  const response = await next();
  const { pieces } = locals;
  if (!pieces) return response;
  const { status, headers } = response;
  headers.delete('content-length');
  return toResponse(fillMarks(await response.bytes(), pieces), { status, headers });
});
