// The browser that the tests drive: an installed Chromium, never a downloaded one.
// `node scripts/browser.ts` prints where it is; with `--install` a root user on Debian (a CI machine) gets it by apt-get.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';

type Environment = Readonly<Record<string, string | undefined>>;

/** Chromium without a window of its own opens a page in half the time, so it comes first. */
const SHELL = 'chromium-headless-shell';
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Tests load pages of our own only; nothing else may be asked of the network. */
export const chromiumArgs: readonly string[] = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const howToGetChromium = [
  'No Chromium was found, and the browser tests need one. Install it, or set CHROMIUM_PATH to its executable:',
  '  Debian         sudo apt-get install chromium',
  '  Ubuntu         sudo snap install chromium',
  '  Fedora         sudo dnf install chromium',
  '  macOS          brew install --cask chromium',
  '                 export CHROMIUM_PATH=/Applications/Chromium.app/Contents/MacOS/Chromium',
].join('\n');

/** The path of the executable: CHROMIUM_PATH when set (nothing else then), else the first known name on PATH. */
export function findChromium(environment: Environment = process.env): string | undefined {
  const chosen = environment['CHROMIUM_PATH'];
  if (chosen) return isExecutable(chosen) ? chosen : undefined;
  return NAMES.map((name) => findOnPath(name, environment)).find((path) => path !== undefined);
}

function findOnPath(name: string, environment: Environment): string | undefined {
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function isQuick(path: string | undefined): boolean {
  return path !== undefined && basename(path) === SHELL;
}

function canInstall(): boolean {
  const isChosen = Boolean(process.env['CHROMIUM_PATH']);
  return !isChosen && process.getuid?.() === 0 && findOnPath('apt-get', process.env) !== undefined;
}

/** Quiet when it works; what apt-get said is shown when it does not. */
function installChromium(): void {
  for (const name of [SHELL, 'chromium']) {
    process.stderr.write(`Installing Chromium for the browser tests (apt-get install ${name})\n`);
    const failure = install(name);
    if (failure === undefined) return;
    process.stderr.write(failure);
    if (findChromium() !== undefined) return;
  }
}

/** What apt-get said where it failed. */
function install(name: string): string | undefined {
  const steps = [['update'], ['install', '-y', '--no-install-recommends', name]];
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const step of steps) {
    const { status, stdout, stderr } = spawnSync('apt-get', step, { env: environment, encoding: 'utf8' });
    if (status !== 0) return `${stdout}${stderr}apt-get ${step.join(' ')} failed.\n`;
  }
  return undefined;
}

function explainMissing(): string {
  const chosen = process.env['CHROMIUM_PATH'];
  return chosen ? `CHROMIUM_PATH is ${chosen}, which is not an executable file.` : howToGetChromium;
}

function main(): number {
  const { values } = parseArgs({ options: { install: { type: 'boolean', default: false } } });
  if (values.install && !isQuick(findChromium()) && canInstall()) installChromium();
  const path = findChromium();
  if (path === undefined) {
    process.stderr.write(`${explainMissing()}\n`);
    return 2;
  }
  process.stdout.write(`${path}\n`);
  return 0;
}

if (import.meta.main) process.exitCode = main();
