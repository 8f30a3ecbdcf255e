import { defineCollection } from 'astro:content';
import { gateLoader } from './loaders/gates.ts';
import { portalLoader } from './loaders/portal.ts';
import { workplanLoader } from './loaders/workplans.ts';

export const collections = {
  gates: defineCollection({ loader: gateLoader() }),
  portal: defineCollection({ loader: portalLoader() }),
  workplans: defineCollection({ loader: workplanLoader() }),
};
