// Every file of a folder, read for secrets: content before it is built, and the finished site before it is published.
// What is packed is unpacked first, as the search index is. What was found in the same bytes before is not looked for again.
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { toDigest } from '../../src/model/digest.ts';
import type { PortalConfig } from '../../src/model/portal-config.ts';
import { PortalError } from '../../src/model/portal-error.ts';
import { listFiles } from '../list-files.ts';
import { findSecrets } from './find-secrets.ts';
import type { SecretHit } from './find-secrets.ts';

export interface SecretScan {
  /** `name` stands for the folder in the paths of hits. Throws a PortalError with code 1 where there is a hit. */
  check(folder: string, name: string): Promise<void>;
  /** Entries of the allow-list that have covered nothing so far. */
  unused(): string[];
  /** Keeps what was found in the files that were asked for; the rest is forgotten. */
  save(): Promise<void>;
}

type Known = Record<string, Omit<SecretHit, 'path'>[]>;

/** `code` names the rules: what others found is not used again. Without a cache everything is read anew. */
export function openSecretScan(
  allowed: readonly string[],
  cache?: { directory: string; code: string },
): SecretScan {
  const file = cache && path.join(cache.directory, `secrets-${cache.code.slice(0, 16)}.json`);
  const known = file === undefined ? {} : readKnown(file);
  const asked: Known = {};
  const used = new Set<string>();
  const scan = async (file: string): Promise<Known[string]> => {
    const bytes = await readFile(file);
    const digest = toDigest(bytes);
    return (asked[digest] ??= known[digest] ?? (await findInBytes(bytes)));
  };
  return {
    async check(folder, name) {
      const hits: SecretHit[] = [];
      for (const inFolder of await listFiles(folder)) {
        const found = await scan(path.join(folder, inFolder));
        hits.push(...found.map((hit) => ({ ...hit, path: `${name}/${inFolder}` })));
      }
      for (const { fingerprint } of hits) used.add(fingerprint);
      const refused = hits.filter(({ fingerprint }) => !allowed.includes(fingerprint));
      if (refused.length > 0) throw toError(refused);
    },
    unused: () => allowed.filter((fingerprint) => !used.has(fingerprint)),
    async save() {
      if (file === undefined || cache === undefined) return;
      await mkdir(cache.directory, { recursive: true });
      await writeFile(`${file}.${process.pid}`, JSON.stringify(asked));
      await rename(`${file}.${process.pid}`, file);
    },
  };
}

/** `file:line:column: rule (fingerprint …)`, a line for each. */
export function formatHit({ path: file, line, column, rule, fingerprint }: SecretHit): string {
  return `${file}:${line}:${column}: ${rule} (fingerprint ${fingerprint})`;
}

/** Fingerprints that portal.yaml lets pass. */
export function allowedSecrets({ secrets }: Pick<PortalConfig, 'secrets'>): string[] {
  return (secrets?.allow ?? []).map(({ fingerprint }) => fingerprint);
}

export function formatUnused(fingerprints: readonly string[]): string[] {
  return fingerprints.map(
    (fingerprint) => `portal.yaml: secrets.allow: nothing has the fingerprint ${fingerprint}.`,
  );
}

function toError(hits: readonly SecretHit[]): PortalError {
  const lines = hits.map(formatHit).join('\n');
  return new PortalError(`What looks like a secret must not be published:\n${lines}`, {
    code: 1,
    hint: 'Revoke it and take it out of its source. If it is none, name its fingerprint with a reason under secrets.allow in portal.yaml.',
  });
}

async function findInBytes(bytes: Buffer): Promise<Known[string]> {
  const text = unpack(bytes).toString('utf8');
  const hits = await findSecrets([{ path: 'file', text }]);
  return hits.map(({ line, column, rule, fingerprint }) => ({ line, column, rule, fingerprint }));
}

const mostUnpacked = 256 * 1024 * 1024;

function unpack(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: mostUnpacked });
  } catch {
    return bytes;
  }
}

/** Nothing where there is no such file, or no whole one. */
function readKnown(file: string): Known {
  try {
    // Written by this very module.
    return JSON.parse(readFileSync(file, 'utf8')) as Known;
  } catch {
    return {};
  }
}
