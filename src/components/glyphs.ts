// The glyphs, drawn on a 16 × 16 grid. A status keeps its glyph on every page.

export const glyphPaths = {
  up: '<circle cx="8" cy="8" r="5.8" fill="currentColor" stroke="none"/>',
  todo: '<circle cx="8" cy="8" r="5.5"/>',
  progress: '<circle cx="8" cy="8" r="5.5"/><path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor"/>',
  wait: '<circle cx="8" cy="8" r="5.5"/><path d="M8 5v3.2l2 1.6"/>',
  done: '<circle cx="8" cy="8" r="6.3" fill="currentColor" stroke="none"/><path d="m5.3 8.2 1.9 1.9 3.5-4" class="cut"/>',
  cancel: '<circle cx="8" cy="8" r="5.5"/><path d="m5.9 5.9 4.2 4.2m0-4.2-4.2 4.2"/>',
  active: '<circle cx="8" cy="8" r="5.5"/><circle cx="8" cy="8" r="2.4" fill="currentColor" stroke="none"/>',
  blocked: '<path d="M5.5 2.5h5l3 3v5l-3 3h-5l-3-3v-5zM5.4 8h5.2"/>',
  proposed: '<circle cx="8" cy="8" r="5.5" stroke-dasharray="1.8 2.5"/>',
  backlog: '<path d="M3 4.5h10M3 8h10M3 11.5h6"/>',
  deferred: '<path d="M12.9 9.6A5.4 5.4 0 1 1 6.4 3.1a4.3 4.3 0 0 0 6.5 6.5z"/>',
  archived: '<path d="M2.5 3.5h11v3h-11zM3.5 6.5v6h9v-6M6.5 9h3"/>',
  superseded: '<path d="m3 4 4 4-4 4m5-8 4 4-4 4"/>',
  ready: '<path d="M5 3.2v9.6L12.8 8z"/>',
  human: '<circle cx="8" cy="4.8" r="2.6"/><path d="M2.9 13.6c.5-3 2.5-4.5 5.1-4.5s4.6 1.5 5.1 4.5z"/>',
  dead: '<circle cx="8" cy="8" r="5.5"/><path d="m4.1 4.1 7.8 7.8"/>',
  gate: '<path d="M8 1.8 14.2 8 8 14.2 1.8 8z"/>',
  cleared: '<path d="M8 1.8 14.2 8 8 14.2 1.8 8z"/><path d="m5.4 8.1 1.8 1.8 3.3-3.6"/>',
  missing:
    '<circle cx="8" cy="8" r="5.5" stroke-dasharray="1.8 2.5"/><path d="M6.3 6.4a1.8 1.8 0 1 1 2.5 1.7c-.6.3-.8.6-.8 1.2m0 1.9v.1"/>',
  reported: '<path d="M3 3.5h10v7H8l-3 2.5v-2.5H3z"/>',
  error: '<path d="M8 2 14.5 13.5h-13z" fill="currentColor"/><path d="M8 6.4v3m0 2v.1" class="cut"/>',
  warning: '<path d="M8 2.6 14 13.4H2zM8 6.6v3m0 1.9v.1"/>',
  info: '<circle cx="8" cy="8" r="5.8"/><path d="M8 7.4v3.4m0-5.9V5"/>',
} as const;
export type GlyphName = keyof typeof glyphPaths;

export type Tone = 'done' | 'active' | 'wait' | 'dead' | 'rest';

const looks: Record<string, [glyph: GlyphName, tone: Tone]> = {
  todo: ['todo', 'rest'],
  progress: ['progress', 'active'],
  wait: ['wait', 'wait'],
  done: ['done', 'done'],
  cancel: ['cancel', 'rest'],
  active: ['active', 'active'],
  blocked: ['blocked', 'wait'],
  proposed: ['proposed', 'rest'],
  backlog: ['backlog', 'rest'],
  deferred: ['deferred', 'rest'],
  finished: ['done', 'done'],
  archived: ['archived', 'rest'],
  superseded: ['superseded', 'rest'],
  cancelled: ['cancel', 'rest'],
  reported: ['reported', 'rest'],
  missing: ['missing', 'dead'],
  ready: ['ready', 'active'],
  'in-progress': ['progress', 'active'],
  'needs-human': ['human', 'wait'],
  waiting: ['wait', 'wait'],
  'dead-blocked': ['dead', 'dead'],
  open: ['gate', 'wait'],
  cleared: ['cleared', 'done'],
  satisfied: ['done', 'done'],
  pending: ['wait', 'wait'],
  dead: ['dead', 'dead'],
  stable: ['done', 'done'],
  'not-stable': ['warning', 'wait'],
  up: ['up', 'done'],
  degraded: ['progress', 'wait'],
  down: ['cancel', 'dead'],
  unknown: ['missing', 'rest'],
  'run-clean': ['up', 'done'],
  'run-partial': ['progress', 'wait'],
  'run-failed': ['cancel', 'dead'],
  'run-quarantined': ['blocked', 'dead'],
  'run-skipped': ['deferred', 'rest'],
  'run-missing': ['missing', 'dead'],
  'run-expected': ['wait', 'rest'],
  error: ['error', 'dead'],
  warning: ['warning', 'wait'],
  info: ['info', 'rest'],
  suppressed: ['deferred', 'rest'],
};

/** Glyph and tone of a status or severity; what is unknown looks like what is only reported. */
export function lookOf(status: string | null): { glyph: GlyphName; tone: Tone } {
  const [glyph, tone] = looks[status ?? 'reported'] ?? ['reported', 'rest'];
  return { glyph, tone };
}
