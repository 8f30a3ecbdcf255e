// node --import ./scripts/compile-cache.ts …: code that was read once is compiled the next time, in this process and in
// those that it starts. A build starts three, and would compile for half a second.
import { enableCompileCache } from 'node:module';
import path from 'node:path';

process.env['NODE_COMPILE_CACHE'] ??= path.resolve(import.meta.dirname, '..', '.cairn', 'node');
enableCompileCache(process.env['NODE_COMPILE_CACHE']);
