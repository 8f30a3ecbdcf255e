// Sentences in the manner of infrastructure workplans: enough different words that a search index has work to do.
import type { Random } from './random.ts';

const AREAS = `ingress storage identity backup registry telemetry scheduler gateway certificate ledger mailbox cache
  archive runner quota audit replica snapshot failover catalogue billing session search webhook deployment`;
const THINGS = `route policy contract schema endpoint manifest runbook credential template probe dashboard pipeline
  migration namespace volume token-exchange allow-list retention-window health-check release-note rollback-plan
  capacity-table evidence-record smoke-test change-window`;
const VERBS = `aligned verified documented replaced measured parked rehearsed rotated narrowed published reviewed
  restored recorded imported separated simplified`;
const OUTCOMES = [
  'the next scheduled run stays clean',
  'operators can follow it without asking',
  'no manual step remains between build and release',
  'the fallback has been exercised once',
  'evidence is recorded where the gate expects it',
  'the old path can be retired without loss',
  'a failed attempt leaves the previous state in place',
  'the owner has confirmed the change window',
];
const CONDITIONS = [
  'after the review on site',
  'on the staging cluster first',
  'before the quarterly freeze',
  'with two replicas running',
  'while the old service still answers',
  'without touching production data',
  'as soon as the certificate is renewed',
  'in the presence of the operator',
];
const COMMANDS = [
  'make verify',
  'kubectl get pods --namespace ops',
  'make fix-consistency',
  'systemctl status runner',
  'restic check --read-data-subset=5%',
  'openssl x509 -noout -enddate -in chain.pem',
];

const words = (text: string): readonly string[] => text.trim().split(/\s+/);
const AREA_WORDS = words(AREAS);
const THING_WORDS = words(THINGS);
const VERB_WORDS = words(VERBS);

export function writeSubject(random: Random): string {
  return `${random.pick(AREA_WORDS)} ${random.pick(THING_WORDS)}`;
}

export function writeTitle(random: Random): string {
  const subject = `${random.pick(VERB_WORDS)} ${writeSubject(random)}s for ${random.pick(AREA_WORDS)}`;
  return subject.replace(/^./, (first) => first.toUpperCase());
}

export function writeSentence(random: Random): string {
  const done = `The ${writeSubject(random)} was ${random.pick(VERB_WORDS)} ${random.pick(CONDITIONS)}`;
  const needed = `The ${random.pick(AREA_WORDS)} lane needs a ${writeSubject(random)} so that ${random.pick(OUTCOMES)}`;
  const counted = `${random.integer(2, 480)} of ${random.integer(481, 900)} ${random.pick(THING_WORDS)} entries were ${random.pick(VERB_WORDS)}`;
  return `${random.pick([done, needed, counted])}.`;
}

export function writeOutcome(random: Random): string {
  return random.pick(OUTCOMES);
}

export function writeCommand(random: Random): string {
  return random.pick(COMMANDS);
}

export function writeParagraph(random: Random, sentences: number): string {
  return wrap(Array.from({ length: sentences }, () => writeSentence(random)).join(' '));
}

/** Breaks a line before column 80; `indent` is put before every line but the first. */
export function wrap(text: string, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > 79) {
      lines.push(line);
      line = indent + word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
