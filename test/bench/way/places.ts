// Where things lie while the whole way is measured; all below one folder.
import path from 'node:path';

export interface Places {
  /** The corpus as it was invented. */
  corpus: string;
  /** The repositories that it is collected from. */
  repositories: string;
  content: string;
  cache: string;
  site: string;
  hugo: string;
}

export function toPlaces(folder: string): Places {
  const at = (name: string): string => path.join(folder, name);
  return {
    corpus: at('corpus'),
    repositories: at('repositories'),
    content: at('content'),
    cache: at('cache'),
    site: at('dist'),
    hugo: at('hugo'),
  };
}
