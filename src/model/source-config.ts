// Where content is collected from, as portal.yaml states it: a git repository, a folder of this machine, or an address
// that answers JSON. A source with none of them is filled by hand.
import { z } from 'zod';
import { id } from './spec-values.ts';

const mebibyte = 2 ** 20;

const webPattern = /^https?:\/\/[^/\s]+/;
const sshPattern = /^ssh:\/\/[^/\s-][^/\s]*\/|^[\w.][\w.-]*@[\w][\w.-]*:(?!\/\/)[^\s]+$/;
const filePattern = /^file:\/\/\/|^\.{0,2}\//;

/** How a repository is reached; undefined where that is not allowed. */
export function toTransport(repo: string): 'web' | 'ssh' | 'file' | undefined {
  if (webPattern.test(repo) && URL.canParse(repo)) return 'web';
  if (filePattern.test(repo)) return 'file';
  return sshPattern.test(repo) ? 'ssh' : undefined;
}

const repo = z
  .string()
  .min(1)
  .refine(
    (value) => toTransport(value) !== undefined,
    'must begin with https://, ssh://, file://, user@host: or be a path (/… or ./…); git is given no other protocol',
  )
  .refine(
    (value) => !hasPassword(value),
    'must hold no password; put the token into an environment variable and its name into `token_env`',
  )
  .meta({
    description: 'A git repository: https, ssh, file, or a path beside portal.yaml. Its commits are read.',
  });

function hasPassword(address: string): boolean {
  return URL.canParse(address) && new URL(address).password !== '';
}

const ref = z
  .string()
  .regex(/^(?![-/.])(?!.*(?:\.\.|\/\/|@\{))[\w./+@-]+$/, 'must be a branch, a tag or a commit')
  .meta({ description: 'Branch, tag or commit.' });

const glob = z
  .string()
  .min(1)
  .max(200, 'must have 200 characters at most')
  .refine((value) => !value.startsWith('/'), 'must begin inside the source, without a slash');

/** Matched against paths inside the source; dots at the beginning of a name are never matched. */
function globs(description: string): z.ZodDefault<z.ZodArray<typeof glob>> {
  return z.array(glob).default([]).meta({ description });
}

export const link = z.string().meta({
  description:
    'How to link to a line: `github`, `gitlab`, `forgejo`, or an https template with {commit}, {path}, {line}.',
});

const places = ['repo', 'path', 'url'] as const;

export const sourceSpec = z
  .strictObject({
    id: id.meta({ description: 'The folder below workplans/.' }),
    repo: repo.optional(),
    path: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'A folder of this machine, read as it lies; relative to portal.yaml.' }),
    url: z
      .url({ protocol: /^https?$/, error: 'must be an address that begins with https:// or http://' })
      .refine((value) => !hasPassword(value), 'must hold no password; use `token_env`')
      .optional()
      .meta({ description: 'An address that answers JSON.' }),
    ref: ref.default('main'),
    workplans: z.array(glob).default(['workplans/**/*.md']),
    gates: globs('YAML files of gates.'),
    probes: globs('Results of probes; the folder of each file names its service.'),
    runs: globs('Runs of automations; the folder of each file names its automation.'),
    registry: globs('Exports of a task registry.'),
    holds: z
      .enum(['probes', 'runs', 'registry'])
      .default('probes')
      .meta({ description: 'Of `url`: what its document is about.' }),
    folder: id.optional().meta({ description: 'Of `url`: the service or automation. Default: the id.' }),
    keep_days: z
      .number()
      .positive()
      .default(90)
      .meta({ description: 'Of `url`: how long what it answered is kept.' }),
    timeout_s: z.number().positive().max(3600).default(60).meta({ description: 'For the whole source.' }),
    max_file_bytes: z
      .int()
      .positive()
      .max(16 * mebibyte)
      .optional()
      .meta({ description: 'Larger files are skipped. Default: 1 MiB, for a registry 16 MiB.' }),
    history_commits: z.int().nonnegative().max(1_000_000).default(1000).meta({
      description: 'How many commits back it is looked for when each file was last changed; 0: not at all.',
    }),
    max_files: z.int().positive().default(10_000).meta({ description: 'A source with more of them fails.' }),
    token_env: z
      .string()
      .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be the name of an environment variable, never a token')
      .optional()
      .meta({ description: 'Name of the environment variable that holds a token for https.' }),
    private: z.boolean().default(false).meta({
      description: 'Whether a host of a private network is meant. Only there plain http is allowed.',
    }),
    link: link.optional(),
  })
  .check(({ value, issues }) => {
    const [, second] = places.filter((key) => value[key] !== undefined);
    if (second !== undefined) {
      const message = 'a source has one of `repo`, `path` and `url`';
      issues.push({ code: 'custom', input: value, path: [second], message });
    }
    const key = value.repo === undefined ? 'url' : 'repo';
    if (value[key]?.startsWith('http://') && !value.private) {
      const message = 'must be https; http is for private networks: state `private: true` if that is meant';
      issues.push({ code: 'custom', input: value, path: [key], message });
    }
  });
export type SourceSpec = z.output<typeof sourceSpec>;

/** Bytes of one file. */
export function mostBytesOf({ max_file_bytes, url, holds }: SourceSpec): number {
  return max_file_bytes ?? (url !== undefined && holds === 'registry' ? 16 : 1) * mebibyte;
}
