import type { APIRoute, GetStaticPaths } from 'astro';
import { getSchema, schemaNames } from '../../site.ts';
import { toJsonResponse } from '../../site/whole-text.ts';

export const getStaticPaths = (() =>
  schemaNames.map((name) => ({ params: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => toJsonResponse(getSchema(params['name'] ?? ''));
