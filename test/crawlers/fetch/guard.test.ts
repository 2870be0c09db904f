// No link leads into the office's own network: not by its address, not by a name, not by a redirect, not by a second answer of DNS.

import type { LookupFunction } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createFetcherWith } from '../../../crawlers/fetch/fetcher.ts';
import { fetcherFor, openOutlet, userAgent } from './outlet.ts';
import type { Outlet } from './outlet.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function openHere(...how: Parameters<typeof openOutlet>): Promise<Outlet> {
  const outlet = await openOutlet(...how);
  open.push(outlet);
  return outlet;
}

/** A fetcher for which 127.0.0.2 stands for the public Internet, where names resolve as `lookup` says. */
function publicIs2(allowedPrivate: string[], addresses: (name: string) => string = () => '127.0.0.2') {
  const lookup = ((name: string, options: { all?: boolean }, callback: (...values: unknown[]) => void) => {
    const address = addresses(name);
    if (options.all) callback(null, [{ address, family: 4 }]);
    else callback(null, address, 4);
  }) as unknown as LookupFunction;
  const fetcher = createFetcherWith(
    { userAgent, minimumGapMs: 0, allowedPrivate },
    { lookup, isPublicAddress: (ip) => ip === '127.0.0.2' },
  );
  open.push(fetcher);
  return fetcher;
}

describe('private addresses', () => {
  it('are refused in every spelling, and nobody is connected to', async () => {
    const inside = await openHere((_, response) => response.end('secret'));
    const fetcher = fetcherFor([]);
    open.push(fetcher);
    const hosts = [
      '127.0.0.1',
      '2130706433',
      '0x7f000001',
      '0177.0.0.1',
      '127.1',
      'localhost',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '0',
      '0.0.0.0',
    ];
    for (const host of [...hosts, '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '１２７.０.０.１']) {
      expect([host, await fetcher.get(`http://${host}:${inside.port}/`)]).toMatchObject([
        host,
        { problem: 'unsafe-address' },
      ]);
    }
    expect(inside.asked).toEqual([]);
  });

  it('are reached when listed, in this very spelling of host and port', async () => {
    const inside = await openHere((_, response) => response.end('page'));
    const fetcher = fetcherFor([inside]);
    open.push(fetcher);
    expect(await fetcher.get(`${inside.origin}/`)).toMatchObject({ kind: 'page' });
    expect(await fetcher.get(`http://localhost:${inside.port}/`)).toMatchObject({ problem: 'unsafe-address' });
    const other = await openHere((_, response) => response.end('page'));
    expect(await fetcher.get(`${other.origin}/`)).toMatchObject({ problem: 'unsafe-address' });
    expect(other.asked).toEqual([]);
  });
});

describe('a redirect', () => {
  const redirecting = (location: string, address?: string) =>
    openHere((_, response) => response.writeHead(302, { location }).end(), address ? { address } : {});

  it.each([
    'http://127.0.0.1:PORT/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f.0.0.1:PORT/',
    '//localhost:PORT/',
    'http://10.0.0.1/',
  ])('from a listed outlet to %s is refused', async (target) => {
    const inside = await openHere((_, response) => response.end('secret'));
    const outlet = await redirecting(target.replace('PORT', String(inside.port)));
    const fetcher = fetcherFor([outlet]);
    open.push(fetcher);
    expect(await fetcher.get(`${outlet.origin}/`)).toMatchObject({ problem: 'unsafe-address' });
    expect(inside.asked).toEqual([]);
  });

  it('from one listed outlet to another is followed', async () => {
    const inside = await openHere((_, response) => response.end('page'));
    const outlet = await redirecting(`${inside.origin}/`);
    const fetcher = fetcherFor([outlet, inside]);
    open.push(fetcher);
    expect(await fetcher.get(`${outlet.origin}/`)).toMatchObject({ page: { finalUrl: `${inside.origin}/` } });
  });

  it('from the public Internet to a listed private host is refused, also over a connection that is already open', async () => {
    const inside = await openHere((_, response) => response.end('secret'));
    const outside = await redirecting(`${inside.origin}/`, '127.0.0.2');
    const fetcher = publicIs2([inside.host]);
    expect(await fetcher.get(`${inside.origin}/`)).toMatchObject({ kind: 'page' });
    const before = inside.asked.length;
    expect(await fetcher.get(`${outside.origin}/`)).toMatchObject({ problem: 'unsafe-address' });
    expect(inside.asked).toHaveLength(before);
    expect(outside.asked).toContain('/');
  });

  it('of robots.txt into the private network is refused too', async () => {
    const inside = await openHere((_, response) => response.end('User-agent: *'), { robots: true });
    const outside = await openHere(
      (_, response) => response.writeHead(302, { location: `${inside.origin}/robots.txt` }).end(),
      { robots: true, address: '127.0.0.2' },
    );
    const fetcher = publicIs2([inside.host]);
    expect(await fetcher.get(`${outside.origin}/a`)).toMatchObject({ problem: 'unsafe-address' });
    expect(inside.asked).toEqual([]);
  });
});

describe('a name', () => {
  it('that resolves into the private network is refused before a connection is made', async () => {
    const inside = await openHere((_, response) => response.end('secret'));
    const fetcher = publicIs2([], () => '127.0.0.1');
    expect(await fetcher.get(`http://bao-gia.test:${inside.port}/`)).toMatchObject({ problem: 'unsafe-address' });
    expect(inside.asked).toEqual([]);
  });

  it('that resolves to another address the second time (DNS rebinding) gains nothing', async () => {
    const inside = await openHere((_, response) => response.end('secret'));
    const outside = await openHere((_, response) => response.writeHead(200, { connection: 'close' }).end('page'), {
      address: '127.0.0.2',
      port: inside.port,
    });
    let asked = 0;
    const fetcher = publicIs2([], () => ((asked += 1) <= 2 ? '127.0.0.2' : '127.0.0.1'));
    const url = `http://rebind.test:${inside.port}/`;
    const endings = [];
    for (let n = 0; n < 4; n += 1) endings.push(await fetcher.get(url));
    expect(asked).toBeGreaterThan(2);
    expect(outside.asked).toContain('/');
    expect(endings.at(-1)).toMatchObject({ problem: 'unsafe-address' });
    expect(inside.asked).toEqual([]);
  });
});
