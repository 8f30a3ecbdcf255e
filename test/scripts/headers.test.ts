import { expect, test } from 'vitest';
import { makeContent, makeFolder } from './content.ts';
import { runScript } from './run-script.ts';

const page =
  "<meta http-equiv=\"content-security-policy\" content=\"default-src 'none';style-src 'self' 'sha256-x';\">";
const site = {
  'index.html': page,
  'favicon.svg': '<svg><style>a{}</style></svg>',
  _headers: 'old',
  '_astro/a.js': '',
  'badges/portal.svg': '',
  'workplans/index.html': page,
};

async function print(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runScript('headers.ts', [...args, '--out', await makeContent(site)]);
  expect([code, stderr]).toEqual([0, '']);
  return stdout.replaceAll(/=\(\), .*=\(\)/g, '=(), …');
}

test('for hosts that read `_headers`, each file is in one rule apart from that for all', async () => {
  expect(await print('--for', '_headers')).toMatchInlineSnapshot(`
    "/*
      Content-Security-Policy: default-src 'none'; style-src 'self' 'sha256-x' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='; frame-ancestors 'none'
      X-Frame-Options: DENY
      X-Content-Type-Options: nosniff
      Referrer-Policy: same-origin
      Permissions-Policy: accelerometer=(), …
      Cross-Origin-Opener-Policy: same-origin
    /_astro/*
      Cache-Control: public, max-age=31536000, immutable
      Cross-Origin-Resource-Policy: same-origin
    /badges/*
      Cache-Control: no-cache
      Cross-Origin-Resource-Policy: cross-origin
    /favicon.svg
      Cache-Control: no-cache
      Cross-Origin-Resource-Policy: same-origin
    /
      Cache-Control: no-cache
      Cross-Origin-Resource-Policy: same-origin
    /index.html
      Cache-Control: no-cache
      Cross-Origin-Resource-Policy: same-origin
    /manifest.json
      Cache-Control: no-cache
      Cross-Origin-Resource-Policy: same-origin
    /workplans/*
      Cache-Control: no-cache
      Cross-Origin-Resource-Policy: same-origin
    "
  `);
});

test('for nginx, below a base path', async () => {
  expect(await print('--for', 'nginx', '--base', '/status.d/')).toMatchInlineSnapshot(`
    "# Headers of the portal, for its \`server\` block: include portal-headers.conf;
    # A location with an add_header of its own needs this line again.
    add_header Content-Security-Policy "default-src 'none'; style-src 'self' 'sha256-x' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='; frame-ancestors 'none'" always;
    add_header X-Frame-Options "DENY" always;
    add_header X-Content-Type-Options "nosniff" always;
    add_header Referrer-Policy "same-origin" always;
    add_header Permissions-Policy "accelerometer=(), …" always;
    add_header Cross-Origin-Opener-Policy "same-origin" always;
    set $portal_cache_control "no-cache";
    set $portal_cross_origin_resource_policy "same-origin";
    if ($uri ~ "^/status\\.d/_astro/") {
        set $portal_cache_control "public, max-age=31536000, immutable";
        set $portal_cross_origin_resource_policy "same-origin";
    }
    if ($uri ~ "^/status\\.d/badges/") {
        set $portal_cache_control "no-cache";
        set $portal_cross_origin_resource_policy "cross-origin";
    }
    # Without \`always\`: what is missing must not be remembered as missing.
    add_header Cache-Control "$portal_cache_control";
    add_header Cross-Origin-Resource-Policy "$portal_cross_origin_resource_policy";
    "
  `);
});

test('for Caddy', async () => {
  expect(await print('--for', 'caddy')).toMatchInlineSnapshot(`
    "# Headers of the portal. Where its site is described, after \`root\`: import portal_headers
    (portal_headers) {
    	header {
    		Content-Security-Policy "default-src 'none'; style-src 'self' 'sha256-x' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='; frame-ancestors 'none'"
    		X-Frame-Options "DENY"
    		X-Content-Type-Options "nosniff"
    		Referrer-Policy "same-origin"
    		Permissions-Policy "accelerometer=(), …"
    		Cross-Origin-Opener-Policy "same-origin"
    	}
    	@portal_astro {
    		file
    		path /_astro/*
    	}
    	header @portal_astro Cache-Control "public, max-age=31536000, immutable"
    	header @portal_astro Cross-Origin-Resource-Policy "same-origin"
    	@portal_badges {
    		file
    		path /badges/*
    	}
    	header @portal_badges Cache-Control "no-cache"
    	header @portal_badges Cross-Origin-Resource-Policy "cross-origin"
    	@portal_others {
    		not path /_astro/* /badges/*
    	}
    	header @portal_others Cache-Control "no-cache"
    	header @portal_others Cross-Origin-Resource-Policy "same-origin"
    }
    "
  `);
});

test('what is no site has no headers, and no other host is known', async () => {
  const empty = await makeFolder();
  const { code, stderr } = await runScript('headers.ts', ['--for', 'nginx', '--out', empty]);
  expect([code, stderr.replace(empty, '<out>')]).toMatchInlineSnapshot(`
    [
      2,
      "<out> holds no finished site, so there is no policy to tell a host.
    Name the folder of a finished site with --out DIR, or build it first.
    ",
    ]
  `);
  const other = await runScript('headers.ts', ['--for', 'apache', '--out', empty]);
  expect([other.code, other.stderr]).toMatchInlineSnapshot(`
    [
      2,
      "It is not said for which host.
    Say for which host with --for, one of nginx, caddy, _headers.
    ",
    ]
  `);
});
