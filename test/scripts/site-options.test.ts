import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { OptionValues } from '../../scripts/command.ts';
import { dropForeignVariables, projectRoot, readSiteOptions } from '../../scripts/site-options.ts';

describe('options that build, dev and start share', () => {
  test('have defaults', () => {
    expect(readSiteOptions(new OptionValues({}))).toEqual({
      content: path.resolve('content'),
      cache: path.join(projectRoot, '.cairn'),
      astro: { root: projectRoot, base: '/' },
    });
  });

  test('are taken as given, paths from the working directory', () => {
    const values = new OptionValues({ content: 'x', cache: '/y', base: '/a/b/', site: 'https://s.example' });
    expect(readSiteOptions(values)).toEqual({
      content: path.resolve('x'),
      cache: '/y',
      astro: { root: projectRoot, base: '/a/b/', site: 'https://s.example' },
    });
  });

  test.each(['/', '/status', '/status/', '/a/b-c.d_e~f/'])('the base %s', (base) => {
    expect(readSiteOptions(new OptionValues({ base })).astro.base).toBe(base);
  });

  test.each([
    'status',
    '',
    'https://x.example/',
    '//x.example/',
    '/a b/',
    '/a//b/',
    '/"><script>/',
    '/%2e%2e/',
  ])('not the base %j', (base) => {
    expect(() => readSiteOptions(new OptionValues({ base }))).toThrow(`--base ${base} is not a path.`);
  });

  test.each(['x.example', 'ftp://x.example', 'https://', 'javascript:x'])('not the site %j', (site) => {
    expect(() => readSiteOptions(new OptionValues({ site }))).toThrow(`--site ${site} is not an address.`);
  });
});

test('variables of other tools are dropped, everything else stays', () => {
  const environment = { BASE_URL: '/x/', NODE_ENV: 'test', DEV: '1', PATH: '/bin', CAIRN_CONTENT: '/c' };
  dropForeignVariables(environment);
  expect(environment).toEqual({ PATH: '/bin', CAIRN_CONTENT: '/c' });
});
