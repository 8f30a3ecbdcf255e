// All files below a folder, hidden ones too, in a stable order.
import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Links are not followed; what git keeps for itself is not published. */
export async function listFiles(folder: string, inFolder = ''): Promise<string[]> {
  const entries = await readdir(path.join(folder, inFolder), { withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries) {
    const name = path.posix.join(inFolder, entry.name);
    if (entry.isFile()) files.push(name);
    if (!entry.isDirectory() || entry.name === '.git') continue;
    for (const inner of await listFiles(folder, name)) files.push(inner);
  }
  return files.sort();
}
