// Which addresses may be reached: public ones, and the few private ones an administrator lists. Everything that resolves or is
// written as something else is refused, because a link in a page must not be a way into the office's own network.

import { BlockList, isIP } from 'node:net';
import { Problem } from '../../src/errors.ts';

/** IPv4 ranges that are not public: IANA's special-purpose registry, multicast and the reserved rest. */
const closedIpv4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // carrier-grade NAT
  ['127.0.0.0', 8],
  ['169.254.0.0', 16], // link-local, and the metadata service of every cloud
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24], // AS112
  ['192.52.193.0', 24], // AMT
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16],
  ['192.175.48.0', 24], // AS112
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Within 2000::/3, the only global unicast space of IPv6, these are not public. All outside it is refused anyway: loopback,
 *  IPv4-mapped, NAT64 (64:ff9b::/96), unique local, link-local, multicast, segment routing. */
const closedIpv6: readonly (readonly [string, number])[] = [
  ['2001::', 23], // protocol assignments: Teredo, AMT, AS112, ORCHID, benchmarking
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4 carries an IPv4 address
  ['2620:4f:8000::', 48], // AS112
  ['3fff::', 20], // documentation
];

const closed = new BlockList();
for (const [net, bits] of closedIpv4) closed.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of closedIpv6) closed.addSubnet(net, bits, 'ipv6');
const globalIpv6 = new BlockList();
globalIpv6.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address (without brackets) is one of the public Internet. Anything that is no IP address is not. */
export function isPublicAddress(ip: string): boolean {
  const family = isIP(ip);
  if (family === 4) return !closed.check(ip, 'ipv4');
  // A zone ("fe80::1%eth0") exists only for link-local addresses.
  if (family === 6 && !ip.includes('%')) return globalIpv6.check(ip, 'ipv6') && !closed.check(ip, 'ipv6');
  return false;
}

/** The IP address when a URL's host is written as one, else null. `URL` has already turned octal, hexadecimal, one-number and
 *  full-width spellings into the plain form. */
export function literalAddress(url: URL): string | null {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? null : host;
}

/** `host:port` of a URL, with the port written out. */
export function hostAndPort(url: URL): string {
  return `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;
}

/** The list of private `host:port` that may be reached. Throws `bad-setting` for an entry that is not host:port. */
export function readAllowedPrivate(entries: readonly string[]): ReadonlySet<string> {
  return new Set(
    entries.map((entry) => {
      const url = /:\d+$/.test(entry) && URL.canParse(`http://${entry}/`) ? new URL(`http://${entry}/`) : null;
      if (!url || url.pathname !== '/' || url.username) {
        throw new Problem('bad-setting', { where: 'allowedPrivate', cause: `"${entry}" is not host:port.` });
      }
      return hostAndPort(url);
    }),
  );
}

/** An http or https address without user name, password and fragment, or null. */
export function webAddress(text: string, base?: URL): URL | null {
  const url = URL.canParse(text, base?.href) ? new URL(text, base?.href) : null;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') return null;
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}
