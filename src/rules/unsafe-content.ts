import { fromParser } from './rule.ts';
import type { Rule } from './rule.ts';

export const unsafeContent: Rule = {
  name: 'unsafe-content',
  severity: 'warning',
  title: 'Content that pages do not show as written',
  meaning:
    'Plans are written by many hands. Raw HTML, links to unusual protocols, pictures from elsewhere and characters that hide or reorder text are left out or made visible.',
  example: 'See <a href="javascript:go()">the board</a>.',
  fixed: 'See [the board](https://board.example/ops).',
  fix: 'Write it in Markdown. Link to pictures instead of embedding them.',
  check: (context) => fromParser(context, 'unsafe-content'),
};
