// The search while developing: there is no built site then, so the index is made when a page asks for it, and
// made again when the records have changed since.
import { createReadStream } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { listCheckpointIds } from '../src/content/checkpoint-folders.ts';
import { contentDir } from '../src/content/location.ts';
import { refreshSearchIndex } from './search-index.ts';

export function searchWhileDeveloping(): AstroIntegration {
  return {
    name: 'cairn-search',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        if (command !== 'dev') return;
        const base = config.base.endsWith('/') ? config.base : `${config.base}/`;
        const respond = createResponder(base, path.join(fileURLToPath(config.cacheDir), 'search-dev'));
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'cairn-search',
                configureServer(server) {
                  server.middlewares.use((request, response, next) => {
                    respond(request, response).then((isDone) => {
                      if (!isDone) next();
                    }, next);
                  });
                },
              },
            ],
          },
        });
      },
    },
  };
}

type Responder = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** Answers false for what is no file of the index. */
function createResponder(base: string, folder: string): Responder {
  const out = path.join(folder, 'pagefind');
  const refresh = createRefresher(base, folder, out);
  return async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    // The server may have taken the base away already.
    const address = pathname.startsWith(base) ? pathname.slice(base.length) : pathname.slice(1);
    if (!address.startsWith('pagefind/')) return false;
    const name = decodeURIComponent(address.slice('pagefind/'.length));
    // A page asks for the list of bundles before anything else.
    if (name === 'bundles.json') await refresh(request);
    const file = path.join(out, name);
    if (!file.startsWith(out + path.sep) || !(await isFile(file))) return false;
    response.writeHead(200, { 'content-type': toContentType(name), 'cache-control': 'no-store' });
    createReadStream(file).pipe(response);
    return true;
  };
}

function createRefresher(
  base: string,
  folder: string,
  out: string,
): (request: IncomingMessage) => Promise<void> {
  const records = path.join(folder, 'records.json');
  let known = '';
  const refresh = async ({ socket }: IncomingMessage): Promise<void> => {
    const host = socket.localAddress?.includes(':') ? `[${socket.localAddress}]` : socket.localAddress;
    const answer = await fetch(`http://${host}:${socket.localPort}${base}search/records.json`);
    if (!answer.ok) throw new Error(`the records of the search could not be made: ${answer.status}`);
    const text = await answer.text();
    const state = [text, ...listCheckpointIds(contentDir())].join('\n');
    if (state === known) return;
    await mkdir(folder, { recursive: true });
    await writeFile(records, text);
    await refreshSearchIndex({ records, content: contentDir(), cache: folder, base, out });
    known = state;
  };
  let last = Promise.resolve();
  // One after the other: two pages may ask at once.
  return (request) => {
    last = last.catch(() => {}).then(() => refresh(request));
    return last;
  };
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}

function toContentType(name: string): string {
  if (name.endsWith('.js')) return 'text/javascript; charset=utf-8';
  return name.endsWith('.json') ? 'application/json; charset=utf-8' : 'application/octet-stream';
}
