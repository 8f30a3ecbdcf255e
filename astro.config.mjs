import { defineConfig } from 'astro/config';
import { reloadContent } from './scripts/content-dev.ts';
import { searchWhileDeveloping } from './scripts/search-dev.ts';

export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  cacheDir: process.env.CAIRN_CACHE ?? './.cairn',
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  integrations: [reloadContent(), searchWhileDeveloping()],
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
