// A file of the cache is there whole or not at all: it is written beside its place, and moved there.
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writevSync } from 'node:fs';
import path from 'node:path';

/** Where this process makes a file or folder that is moved to its place when it is whole. */
export function besideOf(place: string): string {
  return `${place}.next-${process.pid}`;
}

/** Makes its folder, too. The parts follow each other. */
export function writeWholeFile(file: string, parts: readonly Uint8Array[]): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const next = besideOf(file);
  try {
    writeParts(next, parts);
    renameSync(next, file);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
}

function writeParts(file: string, parts: readonly Uint8Array[]): void {
  const descriptor = openSync(file, 'w');
  try {
    writevSync(descriptor, parts);
  } finally {
    closeSync(descriptor);
  }
}

/** The process that makes a file or folder of this name, or made it when it was killed; undefined for what is whole. */
export function findWriter(name: string): number | undefined {
  const pid = /\.next-(\d+)(?:-\w{6})?$/.exec(name)?.[1];
  return pid === undefined ? undefined : Number(pid);
}
