// dependency-cruiser cannot read `.astro` files. A mirror is a copy of the code in which every `X.astro` is
// `X.astro.ts`: its front matter and its browser scripts, without the markup. The imports keep their meaning,
// because `./X.astro` resolves to `X.astro.ts` there. `node_modules` is a link to the real one.
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const CODE_FOLDERS = ['src', 'scripts', 'test'];
const NOT_CODE = /^test\/(fixtures|golden)\//;

/** Writes the mirror of the code below `root` into a new temporary folder and returns that folder. */
export async function writeMirror(root: string, nodeModules: string): Promise<string> {
  const mirror = await mkdtemp(join(tmpdir(), 'cairn-imports-'));
  await symlink(nodeModules, join(mirror, 'node_modules'));
  for (const file of ['tsconfig.json', 'package.json']) {
    if (existsSync(join(root, file))) await cp(join(root, file), join(mirror, file));
  }
  for (const path of await listCode(root)) await mirrorFile(root, mirror, path);
  return mirror;
}

export async function removeMirror(mirror: string): Promise<void> {
  await rm(mirror, { recursive: true, force: true });
}

/** The TypeScript inside an Astro component: front matter, scripts that Astro bundles, dynamic imports in markup. */
export function toTypeScript(astro: string): string {
  const frontMatter = /^\s*---\r?\n([\s\S]*?)\r?\n?---/.exec(astro);
  const markup = frontMatter ? astro.slice(frontMatter[0].length) : astro;
  const imports = [...markup.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)]
    .filter(([, attributes]) => !attributes?.includes('is:inline'))
    .map(([, attributes, body]) => {
      const source = /\bsrc=["']([^"']+)["']/.exec(attributes ?? '')?.[1];
      return source === undefined ? body : `import '${source}';`;
    });
  const markupOnly = markup.replaceAll(/<script\b[\s\S]*?<\/script>/g, '');
  const dynamic = [...markupOnly.matchAll(/\bimport\(\s*(["'][^"']+["'])\s*\)/g)].map(
    ([, source]) => `await import(${source});`,
  );
  return [frontMatter?.[1] ?? '', ...imports, ...dynamic, ''].join('\n');
}

async function listCode(root: string): Promise<string[]> {
  const lists = CODE_FOLDERS.filter((folder) => existsSync(join(root, folder))).map(async (folder) => {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  });
  return (await Promise.all(lists)).flat().filter((path) => !NOT_CODE.test(path));
}

async function mirrorFile(root: string, mirror: string, path: string): Promise<void> {
  const target = join(mirror, path);
  await mkdir(dirname(target), { recursive: true });
  if (!path.endsWith('.astro')) return cp(join(root, path), target);
  await writeFile(`${target}.ts`, toTypeScript(await readFile(join(root, path), 'utf8')));
}
