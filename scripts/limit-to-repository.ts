// One repository of a portal: its plans and the findings whose place lies in what it holds. They are those of the whole,
// since a plan may wait for others anywhere.
import type { Finding } from '../src/model/finding.ts';
import { compareNatural } from '../src/model/ids.ts';
import { PortalError } from '../src/model/portal-error.ts';
import type { Portal } from '../src/portal/portal.ts';
import { sourceOf } from './collect/selected-files.ts';

/** Throws a PortalError where there is no such repository. */
export function limitToRepository(portal: Portal, repo: string): Portal {
  checkKnown(portal, repo);
  const isOwn = (finding: Finding): boolean => isOf(repo, finding);
  return {
    ...portal,
    findings: portal.findings.filter(isOwn),
    suppressed: portal.suppressed.filter(isOwn),
    catalog: {
      ...portal.catalog,
      plans: portal.catalog.plans.filter(({ source }) => source.repo === repo),
    },
  };
}

/** What was collected from it and lies elsewhere in the content is its own, and that its copy is an old one. */
function isOf(repo: string, { rule, subject, at }: Finding): boolean {
  if (at.repo !== '') return at.repo === repo;
  if (rule === 'source-stale') return subject === repo;
  return sourceOf(at.path) === repo;
}

function checkKnown({ config, files }: Portal, repo: string): void {
  const known = new Set([...config.sources.map(({ id }) => id), ...files.map((file) => file.repo)]);
  if (repo !== '' && known.has(repo)) return;
  const names = [...known].filter(Boolean).sort(compareNatural).join(', ');
  throw new PortalError(`There is no repository "${repo}".`, {
    code: 2,
    hint: names ? `Use one of ${names}.` : 'Put workplans into workplans/<repository>/.',
  });
}
