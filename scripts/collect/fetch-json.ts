// One document over HTTP: bounded in time, size and redirects. Where a connection leads is decided once, by addresses that
// were checked; a redirect stays within its protocol and is checked again.
import { request as requestHttp } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { PortalError } from '../../src/model/portal-error.ts';
import { findAddresses } from './addresses.ts';
import { tooLong } from './run-git.ts';

const mostRedirects = 5;

export interface FetchSetting {
  mostBytes: number;
  /** Sent to the host of the first address only. */
  token: string | undefined;
  isPrivateMeant: boolean;
  signal: AbortSignal;
}

/** The bytes as they came, which are JSON. Throws a PortalError where there are none. */
export async function fetchJson(address: string, setting: FetchSetting): Promise<Buffer> {
  try {
    const bytes = await follow(new URL(address), setting);
    checkJson(bytes);
    return bytes;
  } catch (error) {
    if (setting.signal.aborted) throw tooLong();
    throw error;
  }
}

async function follow(first: URL, setting: FetchSetting): Promise<Buffer> {
  let url = first;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const token = url.origin === first.origin ? setting.token : undefined;
    const response = await ask(url, { ...setting, token });
    const next = toRedirect(response, url);
    if (next === undefined) return await readBody(response, setting.mostBytes);
    response.destroy();
    if (next.protocol !== first.protocol) {
      throw failed(`it leads to ${next.protocol}//${next.host}, which is another protocol`);
    }
    url = next;
  }
  throw failed(`it leads on more than ${mostRedirects} times`);
}

function toRedirect({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | undefined {
  if (statusCode < 300 || statusCode > 399 || headers.location === undefined) return undefined;
  const next = URL.parse(headers.location, from.href);
  if (next) return next;
  throw failed('it leads to something that is no address');
}

async function ask(url: URL, { token, isPrivateMeant, signal }: FetchSetting): Promise<IncomingMessage> {
  const addresses = await findAddresses(url.hostname, isPrivateMeant);
  const options: RequestOptions = {
    signal,
    lookup: toLookup(addresses),
    headers: {
      accept: 'application/json, application/health+json',
      'accept-encoding': 'identity',
      'user-agent': 'cairn-collect',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
  };
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    request(url, options, resolve)
      .on('error', (cause) => reject(failed(`it cannot be reached: ${cause.message}`, cause)))
      .end();
  });
}

/** Answers what was found before, whatever the name means by now. */
function toLookup(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_, { all: isAllAsked }, answer) => {
    if (isAllAsked) answer(null, all);
    else answer(null, all[0]?.address ?? '', all[0]?.family);
  };
}

async function readBody(response: IncomingMessage, mostBytes: number): Promise<Buffer> {
  if (response.statusCode !== 200) {
    response.destroy();
    throw failed(`it answered ${response.statusCode} ${response.statusMessage ?? ''}`.trim());
  }
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    // A response without an encoding gives buffers.
    for await (const chunk of response as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > mostBytes) throw failed(`it answered more than ${mostBytes} bytes`);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof PortalError) throw cause;
    throw failed('its answer broke off', cause);
  }
  return Buffer.concat(chunks);
}

function checkJson(bytes: Buffer): void {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw failed('what it answered is not JSON', cause);
  }
}

function failed(message: string, cause?: unknown): PortalError {
  return new PortalError(message, { code: 1, hint: 'Ask the address with curl to see more.', cause });
}
