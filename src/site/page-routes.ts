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

export async function toRoutes<View>(section: Section, pages: Iterable<View>): Promise<PageRoute<View>[]> {
  return toLeanRoutes(section, pages, (page) => page);
}

/** Of large pages only what `lean` tells is kept: they are made again when they are shown. */
export async function toLeanRoutes<View, Lean>(
  section: Section,
  pages: Iterable<View>,
  lean: (page: View) => Lean,
): Promise<PageRoute<Lean>[]> {
  const frame = JSON.stringify(toFrame(await getPortal(), section));
  return Array.from(pages, (page) => ({
    page: lean(page),
    cacheKey: toDigest([codeDigest(), frame, JSON.stringify(page)].join('\n')),
  }));
}
