// Astro copies each page twice more while it notes which entries and pictures the page used, for its incremental
// build. A plan's page uses neither: all that it depends on is in its cache key. Nor does a document, and at
// thousands of plans its copies are the most that a build has in memory.
import type { AstroIntegration } from 'astro';

const planPage = 'src/pages/workplans/[plan].astro';

export function leanPrerendering(): AstroIntegration {
  return {
    name: 'cairn-prerendering',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((usual) => ({
          ...usual,
          async render(request, options) {
            const { component, type } = options.routeData;
            if (component !== planPage && type !== 'endpoint') return usual.render(request, options);
            const rendered = await usual.render(request, { ...options, collectMetadata: false });
            const response = rendered instanceof Response ? rendered : rendered.response;
            return { response, metadata: { contentEntryKeys: [], staticImages: [], referencedImages: [] } };
          },
        }));
      },
    },
  };
}
