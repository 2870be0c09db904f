// Every animal of the zoo has exactly one ending, the one it should have; the visit costs bounded memory and time and leaves nothing open.

import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { animals } from './animals/index.ts';
import { makeCertificates } from './certificates.ts';
import { openZoo, type Zoo } from './keeper.ts';
import type { Order, Visit } from './visit.ts';

const all = Object.values(animals).flat();
/** For looking at some animals alone: ZOO_ONLY='^feeds/' npx vitest run test/zoo */
const only = process.env['ZOO_ONLY'] ? new RegExp(process.env['ZOO_ONLY']) : null;
const chosen = Object.entries(animals).flatMap(([kind, of]) => of.filter(({ name }) => only?.test(`${kind}/${name}`) ?? true));
const certificates = makeCertificates();

/** Sends a visitor through the zoo and waits until its process has ended by itself. */
async function sendVisitor(zoo: Zoo): Promise<Visit & { exitCode: number | null; secondsToExit: number }> {
  const child = fork(fileURLToPath(new URL('./visit.ts', import.meta.url)), [], {
    // A small heap: what is measured is what the visit needs, not what the collector has not got round to yet.
    execArgv: ['--import', 'tsx', '--max-old-space-size=400'],
    // The same for what glibc keeps of freed blocks for later; it is told the same in deployment (docs/notes/fetching.md).
    env: { ...process.env, MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '131072', ...(certificates ? { NODE_EXTRA_CA_CERTS: certificates.authorityFile } : {}) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exited = new Promise<number | null>((end) => child.once('exit', end));
  const order: Order = { template: inject('databaseTemplate'), wanted: zoo.wanted, hosts: zoo.hosts };
  child.send(order);
  const result = await Promise.race([
    new Promise<Visit>((done) => child.once('message', (message) => done(message as Visit))),
    exited.then((code) => Promise.reject(new Error(`the visitor ended with ${code} before it had reported`))),
  ]);
  const toldAt = performance.now();
  const forced = setTimeout(() => child.kill('SIGKILL'), 15_000);
  const exitCode = await exited;
  clearTimeout(forced);
  return { ...result, exitCode, secondsToExit: (performance.now() - toldAt) / 1000 };
}

describe('the zoo', () => {
  let zoo: Zoo;
  let visit: Awaited<ReturnType<typeof sendVisitor>>;

  beforeAll(async () => {
    zoo = await openZoo(chosen, certificates);
    visit = await sendVisitor(zoo);
    if (only || process.env['ZOO_COST']) console.log(visit.cost, visit.sums, visit.failures);
  }, 400_000);
  afterAll(async () => {
    await zoo?.close();
    certificates?.remove();
  });

  for (const [kind, of] of Object.entries(animals).map(([kind, of]) => [kind, of.filter((animal) => chosen.includes(animal))] as const)) {
    describe.skipIf(of.length === 0)(kind, () => {
      it.for(of.map((animal) => [animal.name, animal] as const))('%s', ([name, { expect: expected, tls }]) => {
        if (tls && !certificates) return expect(certificates, 'no openssl on this machine').toBeNull();
        const seen = visit.seen[name]!;
        expect({ poll: seen.poll, links: seen.links, says: [seen.pollSays, ...seen.says] }).toMatchObject({ poll: expected.poll ?? 'found' });
        expect({ links: seen.links, says: seen.says }).toEqual({ links: expected.links ?? {}, says: seen.says });
        if (expected.says) expect([seen.pollSays, ...seen.says].join('\n')).toMatch(expected.says);
        if (expected.text) expect(seen.text).toMatch(expected.text);
        if (expected.notText) expect(seen.text).not.toMatch(expected.notText);
      });
    });
  }

  it('has sixty animals or more, each with a name of its own', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(60);
  });

  it('counts every link in exactly one ending, polls every way in, understands every article', () => {
    expect(visit.failures).toEqual([]);
    expect(visit.sums).toEqual({ ...visit.sums, outcomes: visit.sums.links, waiting: 0, polls: chosen.length - (certificates ? 0 : animals['tls']!.length) });
    expect(visit.sums).toMatchObject({ articles: visit.sums.kept, understood: visit.sums.kept });
  });

  it('never reaches into the private network', () => {
    expect(zoo.intrusions()).toBe(0);
  });

  it('costs less than 400 MB and 90 seconds of computing', () => {
    expect(visit.cost.riseMB, visit.cost.slowest.join('\n')).toBeLessThan(400);
    expect(visit.cost.cpuSeconds, visit.cost.slowest.join('\n')).toBeLessThan(90);
  });

  it('leaves no connection, no timer and no process behind', () => {
    expect(visit.left).toEqual([]);
    expect(zoo.connections()).toBe(0);
    expect({ code: visit.exitCode, quickly: visit.secondsToExit < 10 }).toEqual({ code: 0, quickly: true });
  });
});
