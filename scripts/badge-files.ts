// The pages leave all badges in one document; here each becomes the file that others load.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export function writeBadgeFiles(site: string): void {
  const folder = path.join(site, 'badges');
  const together = path.join(folder, 'files.json');
  // Written by this very build.
  const files = JSON.parse(readFileSync(together, 'utf8')) as [name: string, text: string][];
  rmSync(together);
  for (const name of new Set(files.map(([file]) => path.dirname(file)))) {
    mkdirSync(path.join(folder, name), { recursive: true });
  }
  for (const [name, text] of files) writeFileSync(path.join(folder, name), text);
}
