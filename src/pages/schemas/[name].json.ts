import type { APIRoute, GetStaticPaths } from 'astro';
import { getSchema, schemaNames } from '../../site.ts';
import { toJsonResponse } from '../../site/answer-in-parts.ts';

export const getStaticPaths = (() =>
  schemaNames.map((name) => ({ params: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => toJsonResponse(getSchema(params['name'] ?? '') ?? {});
