import { defineCollection } from 'astro:content';
import { portalLoader } from './loaders/portal.ts';
import { workplanLoader } from './loaders/workplans.ts';

export const collections = {
  portal: defineCollection({ loader: portalLoader() }),
  workplans: defineCollection({ loader: workplanLoader() }),
};
