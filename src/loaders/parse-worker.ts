// Parses one file, in a worker thread or in place.
import type { WorkplanFile } from '../model/workplan.ts';
import { parseWorkplanFile } from '../parse/workplan-file.ts';
import type { WorkplanBytes } from '../parse/workplan-file.ts';

export default function parse(file: WorkplanBytes): WorkplanFile {
  return parseWorkplanFile(file);
}
