// `_headers` of a published site, as a host reads it: a line at the margin is a pattern, `*` at its end stands for
// anything, and the lines below it are the headers of what it matches.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HeadersOf } from './site-server.ts';

interface Rule {
  readonly pattern: string;
  readonly headers: (readonly [name: string, value: string])[];
}

/** A header that several rules state comes with all of their values, as on these hosts. */
export function readHeadersFile(folder: string): HeadersOf {
  const rules = parse(readFileSync(join(folder, '_headers'), 'utf8'));
  return (path) => {
    const said: Record<string, string> = {};
    for (const [name, value] of rules
      .filter((rule) => matches(rule, path))
      .flatMap(({ headers }) => headers)) {
      said[name] = name in said ? `${said[name]}, ${value}` : value;
    }
    return said;
  };
}

function parse(text: string): Rule[] {
  const rules: Rule[] = [];
  for (const line of text.split('\n').filter(Boolean)) {
    const [, name = '', value = ''] = /^ +([\w-]+): (.+)$/.exec(line) ?? [];
    if (name) rules.at(-1)?.headers.push([name.toLowerCase(), value]);
    else rules.push({ pattern: line, headers: [] });
  }
  return rules;
}

function matches({ pattern }: Rule, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}
