// Objects of a git repository, from one `git cat-file --batch` that answers as long as it is asked. Starting git for each
// would cost more than reading: a process with a large memory is slow to fork.
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { PortalError } from '../src/model/portal-error.ts';

export interface GitObject {
  oid: string;
  type: string;
  data: Buffer;
}

interface Question {
  name: string;
  resolve(answer: GitObject | undefined): void;
  reject(error: Error): void;
}

export class GitObjects {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #questions: Question[] = [];
  /** Bytes that belong to the first question, and what comes after them. */
  #chunks: Buffer[] = [];
  #length = 0;
  #head: { oid: string; type: string; size: number } | undefined;

  constructor(command: string, args: readonly string[], environment: NodeJS.ProcessEnv) {
    this.#child = spawn(command, [...args, 'cat-file', '--batch'], { env: environment });
    this.#child.stdout.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk);
      this.#length += chunk.length;
      while (this.#answer());
    });
    this.#child.on('error', (error) => this.#fail(error));
    this.#child.on('close', () => this.#fail(new Error('git has ended')));
    // What is written to a process that has ended; `close` tells it to those who wait.
    this.#child.stdin.on('error', () => undefined);
  }

  /** An object by its id, or a path of a commit (`<hash>:content`); undefined where there is none. */
  read(name: string): Promise<GitObject | undefined> {
    if (/[\n\r\0]/.test(name)) return Promise.resolve(undefined);
    return new Promise((resolve, reject) => {
      this.#questions.push({ name, resolve, reject });
      this.#child.stdin.write(`${name}\n`);
    });
  }

  close(): void {
    this.#child.stdin.end();
  }

  /** `<oid> <type> <size>\n<bytes>\n`, or `<name> missing\n`. False where more bytes are needed. */
  #answer(): boolean {
    this.#head ??= this.#takeHead();
    const head = this.#head;
    if (!head || this.#length < head.size + 1) return false;
    const data = this.#take(head.size + 1).subarray(0, head.size);
    this.#head = undefined;
    this.#questions.shift()?.resolve({ oid: head.oid, type: head.type, data });
    return true;
  }

  #takeHead(): { oid: string; type: string; size: number } | undefined {
    for (;;) {
      const all = this.#joined();
      const end = all.indexOf('\n');
      if (end < 0) return undefined;
      const line = this.#take(end + 1).toString('utf8', 0, end);
      const [, oid, type, size] = /^([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d+)$/.exec(line) ?? [];
      if (oid !== undefined && type !== undefined) return { oid, type, size: Number(size) };
      this.#questions.shift()?.resolve(undefined);
    }
  }

  /** A copy: a part would keep everything that came with it in memory. */
  #take(length: number): Buffer {
    const all = this.#joined();
    this.#chunks = [all.subarray(length)];
    this.#length -= length;
    return Buffer.from(all.subarray(0, length));
  }

  #joined(): Buffer {
    if (this.#chunks.length !== 1) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0] ?? Buffer.alloc(0);
  }

  #fail(cause: Error): void {
    for (const { name, reject } of this.#questions.splice(0)) {
      const message = `git did not answer what ${name} is: ${cause.message}.`;
      reject(
        new PortalError(message, {
          code: 2,
          hint: 'See whether git fsck finds the repository whole.',
          cause,
        }),
      );
    }
  }
}
