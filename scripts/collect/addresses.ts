// Which machines may be asked. What a name means is looked up once and held: between the check and the connection it could
// mean another machine.
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { PortalError } from '../../src/model/portal-error.ts';

/** Addresses of a host. Throws a PortalError where one of them is private and that is not meant. */
export async function findAddresses(host: string, isPrivateMeant: boolean): Promise<string[]> {
  const bare = host.replace(/^\[|\]$/g, '');
  const addresses = isIP(bare) ? [bare] : await resolve(bare);
  const inside = addresses.find((address) => !isPublic(address));
  if (inside === undefined || isPrivateMeant) return addresses;
  throw new PortalError(`${bare} is ${inside}, an address of a private network`, {
    code: 1,
    hint: 'State `private: true` at the source if that is meant.',
  });
}

export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

async function resolve(host: string): Promise<string[]> {
  try {
    return (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);
  } catch (cause) {
    throw new PortalError(`there is no host ${host}`, { code: 1, hint: 'See how it is spelt.', cause });
  }
}
