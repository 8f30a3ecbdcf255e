import { defineCollection } from 'astro:content';
import { probeLoader, runLoader } from './loaders/evidence.ts';
import { gateLoader } from './loaders/gates.ts';
import { portalLoader } from './loaders/portal.ts';
import { workplanLoader } from './loaders/workplans.ts';

export const collections = {
  gates: defineCollection({ loader: gateLoader() }),
  portal: defineCollection({ loader: portalLoader() }),
  probes: defineCollection({ loader: probeLoader() }),
  runs: defineCollection({ loader: runLoader() }),
  workplans: defineCollection({ loader: workplanLoader() }),
};
