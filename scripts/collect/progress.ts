// What people see while sources are fetched: one line that changes on a terminal, a line for each source elsewhere.
import yoctoSpinner from 'yocto-spinner';
import { toPrintable } from '../printable.ts';

export interface Progress {
  /** A source is done with. */
  report(id: string, text: string): void;
  stop(): void;
}

export function createProgress(total: number, stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? createLine(total, stream) : createLines(stream);
}

function createLine(total: number, stream: NodeJS.WriteStream): Progress {
  let done = 0;
  const spinner = yoctoSpinner({ text: `0 of ${total} sources`, stream }).start();
  return {
    report: (id) => {
      done += 1;
      spinner.text = toPrintable(`${done} of ${total} sources, ${id} last`);
    },
    stop: () => void spinner.stop(),
  };
}

function createLines(stream: NodeJS.WriteStream): Progress {
  return {
    report: (id, text) => void stream.write(`${toPrintable(`${id}: ${text}`)}\n`),
    stop: () => undefined,
  };
}
