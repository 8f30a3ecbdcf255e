import { expect, test } from 'vitest';
import { parsePortalConfig } from '../../src/parse/portal-config.ts';

const services = `title: T
services:
  - id: hub
    probes:
      - { id: api, required: true }
      - id: write
`;

test.each([
  ['        required: often\n', '7:9', 'services.0.probes.1.required'],
  ['        needed: true\n', '7:9', 'services.0.probes.1.needed'],
  ['      - required: true\n', '7:9', 'services.0.probes.2.id'],
  ['    plans:\n      - A-WP-1\n      - [B]\n', '9:9', 'services.0.plans.1'],
  ['automations:\n  - id: triage\n', '8:5', 'automations.0.schedule'],
  ['automations:\n  - "id": triage\n    schedule: daily\n', '9:5', 'automations.0.schedule'],
  ['automations: [{ id: triage, schedule: daily }]\n', '7:29', 'automations.0.schedule'],
  ['policies:\n  probe_valid_for_s: none\n', '8:3', 'policies.probe_valid_for_s'],
])('%j is wrong at %s', (more, place, key) => {
  expect(() => parsePortalConfig(services + more, 'portal.yaml')).toThrow(
    `portal.yaml:${place}: \`${key}\`:`,
  );
});

const tooManyPlaces = 'a source has one of `repo`, `path` and `url`.';

test.each([
  ['repo: "ext::sh -c id"', '3:14', 'repo', 'git is given no other protocol.'],
  ['repo: "--upload-pack=id"', '3:14', 'repo', 'git is given no other protocol.'],
  ['repo: "javascript:alert(1)"', '3:14', 'repo', 'git is given no other protocol.'],
  ['repo: "https://ada:secret@forge.example/ops"', '3:14', 'repo', 'its name into `token_env`.'],
  ['repo: "http://forge.example/ops"', '3:14', 'repo', 'state `private: true` if that is meant.'],
  ['repo: ./ops, path: ../ops', '3:27', 'path', tooManyPlaces],
  ['path: ../ops, url: "https://hub.example"', '3:28', 'url', tooManyPlaces],
  ['url: "ftp://hub.example/x"', '3:14', 'url', 'begins with https:// or http://.'],
  ['repo: ./ops, ref: "--all"', '3:27', 'ref', 'must be a branch, a tag or a commit.'],
  ['repo: ./ops, ref: "a:b"', '3:27', 'ref', 'must be a branch, a tag or a commit.'],
  ['repo: ./ops, gates: ["/etc/*.yaml"]', '3:35', 'gates.0', 'without a slash.'],
  ['url: "https://hub.example", token_env: "s.Zx81-k"', '3:42', 'token_env', 'never a token.'],
  ['url: "https://hub.example", timeout_s: 0', '3:42', 'timeout_s', 'must be more than 0.'],
  ['repo: ./ops, depth: 3', '3:27', 'depth', 'there is no such key.'],
])('a source with %s', (source, place, key, message) => {
  const parse = (): unknown =>
    parsePortalConfig(`title: T\nsources:\n  - { id: a, ${source} }\n`, 'portal.yaml');
  expect(parse).toThrow(`portal.yaml:${place}: \`sources.0.${key}\`:`);
  expect(parse).toThrow(message);
  expect(parse).not.toThrow(/secret|Zx81/);
});

test.each([
  'git@forge.example:team/ops.git',
  'ssh://git@forge.example:2222/ops',
  'file:///srv/ops.git',
  '/srv/ops',
  '../ops',
])('a repository may be %s', (repo) => {
  const config = parsePortalConfig(`title: T\nsources: [{ id: ops, repo: "${repo}" }]\n`, 'portal.yaml');
  expect(config.sources).toMatchObject([{ repo, ref: 'main', line: 2, column: 11 }]);
});
