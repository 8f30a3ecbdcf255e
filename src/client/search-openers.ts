// What opens the search: the keys, and the links to the search page, which lead there without JavaScript.

export interface Openers {
  /** A reader is about to search. */
  prepare(): void;
  open(): void;
}

export function watchOpeners({ prepare, open }: Openers): void {
  const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
  for (const link of document.querySelectorAll<HTMLElement>('[data-search-open]')) {
    if (isMac) link.querySelector('kbd')?.replaceChildren('⌘K');
    link.addEventListener('pointerenter', prepare);
    link.addEventListener('focus', prepare);
    link.addEventListener('click', (event) => {
      if (hasModifier(event)) return;
      event.preventDefault();
      open();
    });
  }
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || !isShortcut(event)) return;
    event.preventDefault();
    open();
  });
}

export function hasModifier({ ctrlKey, metaKey, shiftKey, altKey }: MouseEvent | KeyboardEvent): boolean {
  return ctrlKey || metaKey || shiftKey || altKey;
}

function isShortcut(event: KeyboardEvent): boolean {
  const hasCommand = event.ctrlKey || event.metaKey;
  if (event.key.toLowerCase() === 'k') return hasCommand && !event.shiftKey;
  // Some keyboards need Shift for a slash.
  return event.key === '/' && !hasCommand && !isTyping(event.target);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}
