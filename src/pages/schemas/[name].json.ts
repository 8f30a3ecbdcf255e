import type { APIRoute, GetStaticPaths } from 'astro';
import { getSchema, schemaNames } from '../../site.ts';

export const getStaticPaths = (() =>
  schemaNames.map((name) => ({ params: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => Response.json(getSchema(params['name'] ?? ''));
