// Every file of a folder, its name too, read for secrets: content before it is built, and the finished site before it is
// published. What was found in the same bytes before is not looked for again.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { digestFile } from '../../src/content/checkpoint-folders.ts';
import type { DigestFile } from '../../src/content/checkpoint-folders.ts';
import type { PortalConfig } from '../../src/model/portal-config.ts';
import { PortalError } from '../../src/model/portal-error.ts';
import { listFiles } from '../list-files.ts';
import { findSecrets } from './find-secrets.ts';
import type { SecretPlace } from './find-secrets.ts';
import { openVerdicts } from './kept-verdicts.ts';
import type { Shelf, Verdicts } from './kept-verdicts.ts';

export interface SecretHit extends SecretPlace {
  /** Inside the folder. Of a name that holds a secret only what stands before it, and `***`. */
  path: string;
}

export interface ScannedFile {
  /** Inside the folder. */
  path: string;
  sha256: string;
  bytes: number;
}

export interface ScanOrder {
  folder: string;
  /** What it is. */
  shelf: Shelf;
  /** May know files without reading them; default: none. */
  digest?: DigestFile;
}

export interface SecretScan {
  /** Hits that are not allowed, in the order of files and places. */
  find(order: ScanOrder): Promise<{ files: ScannedFile[]; hits: SecretHit[] }>;
  /** The same; throws a PortalError with code 1 where there is a hit. `name` stands for the folder in what it says. */
  check(order: ScanOrder & { name: string }): Promise<ScannedFile[]>;
  /** Reads a file now that will be asked for later, and not be changed until then. */
  readAhead(file: string): void;
  /** Entries of the allow-list that have covered nothing so far. */
  unused(): string[];
  /** Keeps what was found in the files that were asked for. */
  save(): void;
}

/** `allowed` are fingerprints. Without a folder for its cache everything is read anew. */
export function openSecretScan(allowed: readonly string[], cacheDir?: string): SecretScan {
  const verdicts = openVerdicts(cacheDir);
  const used = new Set<string>();
  const ahead = new Map<string, ReturnType<typeof scanFile>>();
  const find: SecretScan['find'] = async ({ folder, shelf, digest = digestFile }) => {
    const files: ScannedFile[] = [];
    const hits: SecretHit[] = [];
    for (const name of listFiles(folder)) {
      const onDisk = path.join(folder, name);
      const { places, ...file } = await (ahead.get(onDisk) ?? scanFile(onDisk, digest, verdicts));
      verdicts.keep(shelf, file.sha256, places);
      files.push({ path: name, ...file });
      hits.push(...(await findInName(name)), ...places.map((place) => ({ ...place, path: name })));
    }
    for (const { fingerprint } of hits) used.add(fingerprint);
    return { files, hits: hits.filter(({ fingerprint }) => !allowed.includes(fingerprint)) };
  };
  return {
    find,
    async check({ name, ...order }) {
      const { files, hits } = await find(order);
      if (hits.length > 0) throw toError(hits, name);
      return files;
    },
    readAhead(file) {
      const scanned = scanFile(file, digestFile, verdicts);
      // Said when the file is asked for.
      scanned.catch(() => undefined);
      ahead.set(file, scanned);
    },
    unused: () => allowed.filter((fingerprint) => !used.has(fingerprint)),
    save: verdicts.save,
  };
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

/** `file:line:column: rule (fingerprint …)`, a line for each. */
function toError(hits: readonly SecretHit[], folder: string): PortalError {
  const lines = hits.map(
    ({ path: file, line, column, rule, fingerprint }) =>
      `${folder}/${file}:${line}:${column}: ${rule} (fingerprint ${fingerprint})`,
  );
  return new PortalError(`What looks like a secret must not be published:\n${lines.join('\n')}`, {
    code: 1,
    hint: 'Revoke it and take it out of its source. If it is none, name its fingerprint with a reason under secrets.allow in portal.yaml.',
  });
}

async function scanFile(
  file: string,
  digest: DigestFile,
  verdicts: Verdicts,
): Promise<{ sha256: string; bytes: number; places: readonly SecretPlace[] }> {
  let data: Buffer | undefined;
  const read = (name: string): Buffer => (data ??= readFileSync(name));
  const { sha256, bytes } = digest(file, read);
  return { sha256, bytes, places: verdicts.find(sha256) ?? (await findSecrets(read(file))) };
}

async function findInName(name: string): Promise<SecretHit[]> {
  const places = await findSecrets(Buffer.from(name));
  if (places.length === 0) return [];
  const shown = await beforeSecret(name.split('/'));
  return places.map((place) => ({ ...place, line: 1, column: 1, path: [...shown, '***'].join('/') }));
}

/** The folders that lead to the one, or the file, whose name completes a secret. */
async function beforeSecret(segments: readonly string[]): Promise<string[]> {
  const shown: string[] = [];
  for (const segment of segments) {
    if ((await findSecrets(Buffer.from([...shown, segment].join('/')))).length > 0) return shown;
    shown.push(segment);
  }
  return shown;
}
