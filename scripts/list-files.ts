// All files below a folder, hidden ones too, in a stable order.
import { readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Links are not followed; what git keeps for itself is not published. At once: to wait for each of thousands of folders takes
 * three times as long.
 */
export function listFiles(folder: string): string[] {
  return listBelow(folder, '').sort();
}

function listBelow(folder: string, inFolder: string): string[] {
  const files: string[] = [];
  for (const entry of readdirSync(path.join(folder, inFolder), { withFileTypes: true })) {
    const name = path.posix.join(inFolder, entry.name);
    if (entry.isFile()) files.push(name);
    if (!entry.isDirectory() || entry.name === '.git') continue;
    for (const inner of listBelow(folder, name)) files.push(inner);
  }
  return files;
}
