// A static host as plain as the ones that serve the portal: files, `index.html` for folders, `404.html` for the rest,
// below a base path. It answers on a loopback port that the system chooses.
import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** Pagefind's own formats (`.pf_meta`, `.pf_index`, `.pf_fragment`, `.pagefind`) are bytes to everyone else. */
const UNKNOWN_TYPE = 'application/octet-stream';

export interface SiteServer {
  /** Scheme, host and port, without the base path. */
  readonly origin: string;
  /** Address of the site's first page; ends in a slash. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

type Answer =
  | { readonly status: 200 | 404; readonly file: string }
  | { readonly status: 301; readonly location: string }
  | { readonly status: 404; readonly file?: never };

/** What the host says with the file at a path. */
export type HeadersOf = (path: string) => Readonly<Record<string, string>>;

const noHeaders: HeadersOf = () => ({ 'cache-control': 'no-store' });

/** Serves `folder` below `base`, which begins and ends with a slash. */
export async function serveSite(folder: string, base = '/', headersOf = noHeaders): Promise<SiteServer> {
  const server = createServer((request, response) => respond(request, response, { folder, base, headersOf }));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const origin = `http://127.0.0.1:${address.port}`;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { origin, url: origin + base, close };
}

interface Site {
  readonly folder: string;
  readonly base: string;
  readonly headersOf: HeadersOf;
}

function respond(request: IncomingMessage, response: ServerResponse, site: Site): void {
  const answer = findAnswer(request.url ?? '/', site);
  if (answer.status === 301) {
    response.writeHead(301, { location: answer.location }).end();
    return;
  }
  if (answer.file === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
    return;
  }
  const contentType = CONTENT_TYPES[extname(answer.file)] ?? UNKNOWN_TYPE;
  const { pathname } = new URL(request.url ?? '/', 'http://site.invalid');
  response.writeHead(answer.status, { 'content-type': contentType, ...site.headersOf(pathname) });
  if (request.method === 'HEAD') response.end();
  else createReadStream(answer.file).pipe(response);
}

function findAnswer(address: string, { folder, base }: Site): Answer {
  // The URL parser resolves `..`, so that no address leaves the folder.
  const { pathname, search } = new URL(address, 'http://site.invalid');
  if (`${pathname}/` === base) return { status: 301, location: base };
  const path = pathname.startsWith(base) ? decodePath(pathname.slice(base.length)) : undefined;
  if (path === undefined) return { status: 404 };
  const target = join(folder, path);
  if (isFile(target)) return { status: 200, file: target };
  const index = join(target, 'index.html');
  if (isFile(index) && !pathname.endsWith('/')) return { status: 301, location: `${pathname}/${search}` };
  if (isFile(index)) return { status: 200, file: index };
  const notFound = join(folder, '404.html');
  return isFile(notFound) ? { status: 404, file: notFound } : { status: 404 };
}

/** Undefined when the path is not valid, or names a parent folder in encoded form. */
function decodePath(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path);
    return decoded.split(/[/\\]/).includes('..') || decoded.includes('\0') ? undefined : decoded;
  } catch {
    return undefined;
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
