import { defineMiddleware } from 'astro:middleware';
import { fillMarks } from './render/prose-marks.ts';

/** A page that has prose leaves it in `locals`; here it comes into the page. */
export const onRequest = defineMiddleware(async ({ locals }, next) => {
  const response = await next();
  const { prose } = locals;
  if (!prose) return response;
  const { status, headers } = response;
  headers.delete('content-length');
  return new Response(fillMarks(await response.bytes(), prose), { status, headers });
});
