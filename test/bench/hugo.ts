// The yardstick: Hugo with the barest templates on the same files.
import { spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { measure, type Measurement } from './measure.ts';

// Pagefind reads nothing that has no <html>, and with `data-pagefind-body` somewhere, only what has it.
const SINGLE =
  '<!doctype html><html lang="en"><head><title>{{ .Title }}</title></head>' +
  '<body data-pagefind-body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>\n';
const LIST =
  '<!doctype html><html lang="en"><head><title>{{ .Title }}</title></head><body>{{ .Content }}' +
  '<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></body></html>\n';

/** `hugo v0.111.3+extended`, or undefined when Hugo is not installed. */
export function findHugoVersion(): string | undefined {
  const { status, stdout } = spawnSync('hugo', ['version'], { encoding: 'utf8' });
  return status === 0 ? /^hugo \S+?(?=[-\s]|$)/.exec(stdout)?.[0] : undefined;
}

/** Builds `workplans` to `public/` of `folder`, which is emptied first: always cold. */
export async function measureHugo(workplans: string, folder: string): Promise<Measurement> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'layouts/_default'), { recursive: true });
  await writeFile(join(folder, 'config.toml'), 'baseURL = "https://portal.example/"\ntitle = "Bench"\n');
  await writeFile(join(folder, 'layouts/_default/single.html'), SINGLE);
  await writeFile(join(folder, 'layouts/_default/list.html'), LIST);
  const args = ['--source', folder, '--contentDir', workplans, '--cacheDir', join(folder, 'cache')];
  return measure('hugo', args, folder);
}
