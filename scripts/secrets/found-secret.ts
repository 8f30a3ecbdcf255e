import type { FoundSecret } from '../../src/model/found-secret.ts';
import type { SecretHit } from './scan-folder.ts';

/** A hit in the content folder, at the place that findings know it by: plans lie in their repository. */
export function toFoundSecret({ path, line, column, rule, fingerprint }: SecretHit): FoundSecret {
  const [folder, repo = '', ...inRepo] = path.split('/');
  const file =
    folder === 'workplans' && inRepo.length > 0 ? { repo, path: inRepo.join('/') } : { repo: '', path };
  return { ...file, line, column, kind: rule, fingerprint };
}
