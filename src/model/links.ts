// Which addresses a page may carry: http, https, mailto and relative ones.

const scheme = /^[a-z][a-z0-9+.-]*:/i;

/** Addresses such as `//host/x` belong to another host and count as such. */
export function isSafeLink(url: string): boolean {
  const compact = url.replace(/[\u0000-\u0020]/g, '');
  return !scheme.test(compact) || /^(https?|mailto):/i.test(compact);
}

/**
 * No image is fetched from anywhere: pages load nothing from other hosts, and pictures beside a plan are
 * not collected.
 */
export function isSafeImage(_url: string): boolean {
  return false;
}
