import type { APIRoute, GetStaticPaths } from 'astro';
import { documentNames, getDocument } from '../../../site.ts';
import { toJsonResponse } from '../../../site/answer-in-parts.ts';

type Name = (typeof documentNames)[number];

export const getStaticPaths = (() =>
  documentNames.map((name) => ({ params: { name }, props: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ name: Name }> = async ({ props }) =>
  toJsonResponse(await getDocument(props.name));
