import { describe, expect, test } from 'vitest';
import type { PortalConfig } from '../../src/model/portal-config.ts';
import { toContentForm, toSourceForm, toWebAddress } from '../../src/portal/source-links.ts';

type Source = PortalConfig['sources'][number];

function urlOf(
  source: Partial<Source>,
  place: { commit?: string | null; path?: string } = {},
): string | undefined {
  return toSourceForm(
    { id: 'ops', ref: 'main', workplans: [], ...source },
    { commit: 'abc1234', path: 'workplans/a.md', ...place },
  );
}

describe('the form of each forge', () => {
  test.each<[string, Partial<Source>, string]>([
    [
      'github.com is recognised',
      { repo: 'https://github.com/team/ops.git' },
      'https://github.com/team/ops/blob/abc1234/workplans/a.md#L{line}',
    ],
    [
      'gitlab.* is recognised',
      { repo: 'https://gitlab.team.example/group/sub/ops' },
      'https://gitlab.team.example/group/sub/ops/-/blob/abc1234/workplans/a.md#L{line}',
    ],
    [
      'any other host is read as forgejo',
      { repo: 'https://forge.example/team/ops.git' },
      'https://forge.example/team/ops/src/commit/abc1234/workplans/a.md#L{line}',
    ],
    [
      'a name that only looks like github.com is another host',
      { repo: 'https://github.com.evil.example/team/ops' },
      'https://github.com.evil.example/team/ops/src/commit/abc1234/workplans/a.md#L{line}',
    ],
    [
      'the form stated wins',
      { repo: 'https://code.example/ops/', link: 'gitlab' },
      'https://code.example/ops/-/blob/abc1234/workplans/a.md#L{line}',
    ],
    [
      'a template of one’s own',
      {
        repo: 'https://code.example/ops.git',
        link: 'https://view.example/{commit}/{path}?at={line}&of={repo}&{x}',
      },
      'https://view.example/abc1234/workplans/a.md?at={line}&of=https://code.example/ops&{x}',
    ],
  ])('%s', (_, source, expected) => {
    expect(urlOf(source)).toBe(expected);
  });
});

describe('no link', () => {
  test.each<[string, Partial<Source>, { commit?: string | null }]>([
    ['without a commit', { repo: 'https://forge.example/ops' }, { commit: null }],
    ['without a repository', {}, {}],
    ['to a local path', { repo: '/srv/git/ops.git' }, {}],
    ['to an ssh address', { repo: 'git@forge.example:team/ops.git' }, {}],
    ['to another protocol', { repo: 'ssh://forge.example/team/ops.git' }, {}],
    [
      'with a javascript: template',
      { repo: 'https://forge.example/ops', link: 'javascript:alert({line})' },
      {},
    ],
    ['with a data: template', { repo: 'https://forge.example/ops', link: 'data:text/html,{path}' }, {}],
    ['with a relative template', { repo: 'https://forge.example/ops', link: '/x/{path}' }, {}],
    ['with a form that nobody knows', { repo: 'https://forge.example/ops', link: 'sourcehut' }, {}],
    ['with an address that is none', { repo: 'https://' }, {}],
  ])('%s', (_, source, place) => {
    expect(urlOf(source, place)).toBeUndefined();
  });

  test('without a source', () => {
    expect(toSourceForm(undefined, { commit: 'abc1234', path: 'a.md' })).toBeUndefined();
  });
});

test.each([
  ['a b#c?d%e.md', 'a%20b%23c%3Fd%25e.md'],
  ['ümläut/x.md', '%C3%BCml%C3%A4ut/x.md'],
  ['"><script>.md', '%22%3E%3Cscript%3E.md'],
])('the path %s is encoded, its folders stay folders', (path, expected) => {
  expect(urlOf({ repo: 'https://forge.example/ops' }, { path })).toBe(
    `https://forge.example/ops/src/commit/abc1234/${expected}#L{line}`,
  );
});

test.each([
  ['https://forge.example/team/ops.git', 'https://forge.example/team/ops'],
  ['https://forge.example/team/ops.git/', 'https://forge.example/team/ops'],
  ['https://ada:secret@forge.example/team/ops', 'https://forge.example/team/ops'],
  ['https://token@forge.example/team/a@b', 'https://forge.example/team/a@b'],
  ['ssh://forge.example/team/ops', undefined],
  ['/srv/git/ops.git', undefined],
  ['https://[', undefined],
  [undefined, undefined],
])('the repository %s can be looked at under %s', (repo, expected) => {
  expect(toWebAddress(repo)).toBe(expected);
});

test('credentials in the address of a repository reach no page', () => {
  expect(urlOf({ repo: 'https://user:secret@forge.example/team/ops.git' })).not.toContain('secret');
});

test('a path that looks like a placeholder stays a path', () => {
  expect(urlOf({ repo: 'https://forge.example/ops' }, { path: '{commit}/$&.md' })).toBe(
    'https://forge.example/ops/src/commit/abc1234/%7Bcommit%7D/%24%26.md#L{line}',
  );
});

describe('a file of the content folder links to its branch', () => {
  const content = { repo: 'https://forge.example/team/portal.git', ref: 'main', path: 'content' };

  test.each<[string, Partial<PortalConfig['content'] & {}>, string]>([
    ['forgejo', {}, 'https://forge.example/team/portal/src/branch/main/content/gates/a.yaml#L{line}'],
    [
      'github',
      { repo: 'https://github.com/team/portal', ref: 'release/1 2' },
      'https://github.com/team/portal/blob/release/1%202/content/gates/a.yaml#L{line}',
    ],
    [
      'gitlab, at the top of the repository',
      { link: 'gitlab', path: './' },
      'https://forge.example/team/portal/-/blob/main/gates/a.yaml#L{line}',
    ],
  ])('%s', (_, stated, expected) => {
    expect(toContentForm({ ...content, ...stated }, 'gates/a.yaml')).toBe(expected);
  });

  test('but nowhere where it is not said where the folder is kept', () => {
    expect(toContentForm(undefined, 'gates/a.yaml')).toBeUndefined();
    expect(toContentForm({ ...content, repo: '../portal' }, 'gates/a.yaml')).toBeUndefined();
  });
});
