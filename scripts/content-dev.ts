// While developing: whatever changes in the content folder is read again, and shown.
import path from 'node:path';
import type { AstroIntegration } from 'astro';
import { contentDir } from '../src/content/location.ts';

/** Changes that come together, as from git, are one. */
const quietMs = 30;

export function reloadContent(): AstroIntegration {
  return {
    name: 'cairn-content',
    hooks: {
      'astro:server:setup': ({ server: { watcher, environments } }) => {
        const folder = contentDir();
        let waiting: NodeJS.Timeout | undefined;
        const reload = (): void => {
          for (const { hot } of Object.values(environments)) {
            hot.send('cairn:content', {});
            // Astro forgets which pages there are.
            hot.send('astro:content-changed', {});
          }
          environments.client.hot.send({ type: 'full-reload', path: '*' });
        };
        watcher.add(folder);
        for (const event of ['add', 'change', 'unlink'] as const) {
          watcher.on(event, (changed) => {
            if (!path.resolve(changed).startsWith(folder + path.sep)) return;
            clearTimeout(waiting);
            waiting = setTimeout(reload, quietMs);
          });
        }
      },
    },
  };
}
