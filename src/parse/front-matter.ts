// Splits a file into front matter and body. gray-matter is called here only, with our YAML engine only:
// it would otherwise run `---js` blocks, and cache by content before parsing when it gets no options.
import matter from 'gray-matter';
import type { Place } from '../model/place.ts';
import { bounds } from './source-text.ts';
import { isYamlProblem, parseYamlMapping } from './yaml.ts';
import type { YamlMapping, YamlProblem } from './yaml.ts';

export interface FrontMatter {
  mapping: YamlMapping;
  /** The body, with blanks in place of the front matter: lines and offsets stay those of the file. */
  body: string;
}

export interface FrontMatterProblem extends Place {
  message: string;
  hint: string;
}

const refuse = {
  parse(): never {
    throw new Error('only YAML front matter is read');
  },
};

/** Reads the front matter of `text`, or says why it cannot be read. */
export function splitFrontMatter(text: string): FrontMatter | FrontMatterProblem {
  const head = findHead(text);
  if (typeof head !== 'string') return head;
  const mapping = parseHead(head);
  if (isYamlProblem(mapping)) {
    const { message, line, column } = mapping;
    return {
      message: `the front matter cannot be read: ${message}`,
      hint: 'Correct it at this place.',
      line,
      column,
    };
  }
  return { mapping, body: blankOut(head, text) };
}

/** The same body, of a file whose front matter was read before; undefined where there is none. */
export function readBody(text: string): string | undefined {
  const head = findHead(text);
  return typeof head === 'string' ? blankOut(head, text) : undefined;
}

function blankOut(head: string, text: string): string {
  return head.replace(/[^\n]/g, ' ') + text.slice(head.length);
}

/** From the opening dashes to the closing ones. */
function findHead(text: string): string | FrontMatterProblem {
  const opening = /^---(?!-)[ \t]*([^\n]*)(?:\n|$)/.exec(text);
  if (!opening) {
    return toProblem(
      1,
      'no front matter: the first line is not `---`',
      'Start the file with `---`, its keys and `---`.',
    );
  }
  if (opening[1]) {
    const message = `front matter in \`${opening[1].slice(0, 20)}\` is refused`;
    return toProblem(1, message, 'Write the front matter in YAML, after a first line of just `---`.');
  }
  const length = opening[0].length;
  const closing = /^---.*$/m.exec(text.slice(length));
  if (!closing) return toProblem(1, 'the front matter is not closed', 'Add a line `---` after the last key.');
  const head = text.slice(0, length + closing.index + closing[0].length);
  const lines = head.split('\n').length;
  const [ending] = closing;
  if (ending.trimEnd() !== '---') {
    const message = `\`${ending.slice(0, 20)}\` is neither a key nor the end of the front matter`;
    return toProblem(lines, message, 'End the front matter with a line of just `---`.');
  }
  // gray-matter needs time in the square of empty lines.
  if (lines > bounds.frontMatterLines) {
    const message = `the front matter has ${lines} lines, ${bounds.frontMatterLines} at most are read`;
    return toProblem(1, message, 'Move long text into the body.');
  }
  return head;
}

function parseHead(head: string): YamlMapping | YamlProblem {
  let parsed: YamlMapping | YamlProblem = { values: {}, places: new Map() };
  const yaml = {
    parse(source: string): object {
      // What stands behind the opening dashes comes along.
      parsed = parseYamlMapping(source.slice(source.indexOf('\n') + 1), { line: 2, column: 1 });
      return {};
    },
  };
  matter(head, {
    language: 'yaml',
    engines: { yaml, yml: yaml, json: refuse, javascript: refuse, js: refuse, toml: refuse, coffee: refuse },
  });
  return parsed;
}

function toProblem(line: number, message: string, hint: string): FrontMatterProblem {
  return { line, column: 1, message, hint };
}
