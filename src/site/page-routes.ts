// Addresses whose pages are made again only where something of them has changed.
import { codeDigest } from '../content/location.ts';
import { toDigest } from '../model/digest.ts';
import { toFrame } from '../portal/frame.ts';
import type { Section } from '../portal/frame.ts';
import { getPortal } from './portal.ts';

/** A page that shows nothing but its view model. */
export interface PageRoute<View> {
  page: View;
  /** Decides whether the page must be made again: its view model, what frames it, and the code. */
  cacheKey: string;
}

export async function toRoutes<View>(section: Section, pages: readonly View[]): Promise<PageRoute<View>[]> {
  const frame = JSON.stringify(toFrame(await getPortal(), section));
  return pages.map((page) => ({
    page,
    cacheKey: toDigest([codeDigest(), frame, JSON.stringify(page)].join('\n')),
  }));
}
