import { defineLiveCollection } from 'astro:content';
import { probeLoader, runLoader } from './loaders/evidence.ts';
import { gateLoader } from './loaders/gates.ts';
import { portalLoader } from './loaders/portal.ts';
import { workplanLoader } from './loaders/workplans.ts';

export const collections = {
  gates: defineLiveCollection({ loader: gateLoader() }),
  portal: defineLiveCollection({ loader: portalLoader() }),
  probes: defineLiveCollection({ loader: probeLoader() }),
  runs: defineLiveCollection({ loader: runLoader() }),
  workplans: defineLiveCollection({ loader: workplanLoader() }),
};
