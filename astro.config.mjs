import { availableParallelism } from 'node:os';
import { defineConfig } from 'astro/config';
import { searchWhileDeveloping } from './scripts/search-dev.ts';

export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  cacheDir: process.env.CAIRN_CACHE ?? './.cairn',
  compressHTML: true,
  // Pages in hand: one for each processor. More would only lie about, and cost the garbage collector a round each.
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: availableParallelism() },
  devToolbar: { enabled: false },
  integrations: [searchWhileDeveloping()],
  markdown: { syntaxHighlight: false },
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
      ],
      // Pagefind's index is searched by WebAssembly.
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
      styleDirective: { resources: ["'self'"] },
    },
  },
  vite: { build: { assetsInlineLimit: 0 } },
});
