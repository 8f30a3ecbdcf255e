// The process in which Astro compiles the site: pages are code then, and scripts and styles are what browsers load.
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'astro';
import type { AstroInlineConfig, AstroIntegration } from 'astro';
import { answerOrder } from './child.ts';
import { projectRoot } from './site-options.ts';

export interface CompileOrder {
  astro: AstroInlineConfig;
  /** A folder below the project, which gets what browsers load. */
  assets: string;
  /** And one for the code of the pages. */
  server: string;
}

const entry = path.join(projectRoot, 'src', 'site', 'app.ts');

answerOrder(async ({ astro, assets, server }: CompileOrder) => {
  await build({ ...astro, outDir: assets, logLevel: 'warn', integrations: [compiling(assets, server)] });
  return {};
});

/** Makes Astro compile everything and render nothing: what it would render, it leaves to us. */
function compiling(assets: string, server: string): AstroIntegration {
  return {
    name: 'cairn-compiling',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'cairn-compiling',
                configEnvironment: (name) =>
                  name === 'prerender' ? { build: { rolldownOptions: { input: entry } } } : undefined,
              },
            ],
          },
        });
      },
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'cairn',
          entrypointResolution: 'auto',
          adapterFeatures: { buildOutput: 'static' },
          supportedAstroFeatures: { staticOutput: 'stable', sharpImageService: 'stable' },
        });
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer({
          name: 'cairn',
          async getStaticPaths() {
            await rename(path.join(assets, '.prerender'), server);
            return [];
          },
          render: () => Promise.reject(new Error('pages are made by the code, not while it is compiled')),
        });
      },
    },
  };
}
