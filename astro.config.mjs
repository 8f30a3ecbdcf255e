import { defineConfig } from 'astro/config';
import { leanPrerendering } from './scripts/lean-prerendering.ts';
import { searchWhileDeveloping } from './scripts/search-dev.ts';

export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  cacheDir: process.env.CAIRN_CACHE ?? './.cairn',
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 8 },
  devToolbar: { enabled: false },
  integrations: [searchWhileDeveloping(), leanPrerendering()],
  markdown: { syntaxHighlight: false },
  experimental: { incrementalBuild: true },
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
