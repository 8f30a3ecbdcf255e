// Every folder below fixtures/render is a case: a plan, `input.md`, and its prose in pieces, `expected.html`.
// `setting.json` changes what is known of its repository. A result that differs is left beside it as
// `actual.html`. UPDATE_GOLDEN=1 accepts results, but never on CI.
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PlanBody } from '../../src/render/plan-body.ts';
import { renderPlan } from './rendered-plan.ts';
import type { Setting } from './rendered-plan.ts';

const folder = path.join(import.meta.dirname, '../fixtures/render');
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const isUpdating = process.env['UPDATE_GOLDEN'] === '1' && !process.env['CI'];

describe('the prose of a plan', () => {
  test('has cases', () => {
    expect(cases.length).toBeGreaterThan(20);
  });

  test.each(cases)('%s', (name) => {
    const expected = path.join(folder, name, 'expected.html');
    const actual = path.join(folder, name, 'actual.html');
    const text = format(renderPlan(readText(name, 'input.md') ?? '', readSetting(name)));
    rmSync(actual, { force: true });
    if (isUpdating) writeFileSync(expected, text);
    const known = readText(name, 'expected.html') ?? '';
    if (text !== known) writeFileSync(actual, text);
    expect(text).toBe(known);
  });
});

function readText(name: string, file: string): string | undefined {
  const place = path.join(folder, name, file);
  return existsSync(place) ? readFileSync(place, 'utf8') : undefined;
}

function readSetting(name: string): Setting {
  // Written by hand beside the input.
  return JSON.parse(readText(name, 'setting.json') ?? '{}') as Setting;
}

/** One block to a line, each piece under the name of its place. */
function format({ parts }: PlanBody): string {
  const pieces = parts.flatMap((part): [string, string][] => {
    if (part.kind === 'text') return [['text', part.html]];
    if (part.kind === 'entry') return [[`entry of line ${part.line}`, part.html]];
    return [
      [`task ${part.anchor}`, part.html],
      ...(part.doneWhen ? [['done when', part.doneWhen] satisfies [string, string]] : []),
      ...[...part.log].map(([line, html]): [string, string] => [`its entry of line ${line}`, html]),
    ];
  });
  return pieces.map(([place, html]) => `<!-- ${place} -->\n${breakLines(html)}`).join('');
}

function breakLines(html: string): string {
  const broken = html.replace(/(<\/(?:p|[uo]l|div|h[1-6]|pre|blockquote|section)>|<hr>)(?=<)/g, '$1\n');
  return broken && `${broken}\n`;
}
