// Reads and parses one file again and again, as a build does thousands of files, and tells by how many bytes the memory of the
// process has grown since it was warm.
import { memoryUsage } from 'node:process';
import { readContentFile } from '../../src/content/content-folder.ts';
import { parseWorkplanFile } from '../../src/parse/workplan-file.ts';

const file = process.argv[2] ?? '';

async function read(times: number): Promise<number> {
  for (let time = 0; time < times; time += 1) {
    parseWorkplanFile({ repo: 'ops', path: 'a.md', ...(await readContentFile(file)) });
  }
  return memoryUsage.rss();
}

const before = await read(400);
console.log((await read(1200)) - before);
