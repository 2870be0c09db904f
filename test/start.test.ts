// `haidang start` as people run it: a process of its own, stopped politely, killed in the middle, started twice.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbedded } from '../src/database/embedded.ts';
import { builtStatement } from '../src/database/index.ts';
import { freshRealDatabase, realPostgresUrl, realRedisUrl } from './helpers/databases.ts';

type Running = { readonly child: ChildProcess; readonly lines: string[]; waitFor(pattern: RegExp, withinMs?: number): Promise<string>; stop(signal: NodeJS.Signals): Promise<number | null> };

let folder: string;
const running: Running[] = [];

beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'haidang-start-'))));
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function start(env: NodeJS.ProcessEnv = {}, args: string[] = []): Running {
  const child = spawn(process.execPath, ['bin/haidang', 'start', ...args], {
    env: { ...process.env, HAIDANG_DATA: folder, PORT: '0', HAIDANG_NO_APT: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding('utf8').on('data', (text: string) => void lines.push(...text.split('\n')));
  const started: Running = {
    child,
    lines,
    async waitFor(pattern, withinMs = 60_000) {
      const deadline = Date.now() + withinMs;
      for (;;) {
        const line = lines.find((each) => pattern.test(each));
        if (line !== undefined) return line;
        if (Date.now() > deadline) throw new Error(`no line ${pattern} within ${withinMs} ms; said:\n${lines.join('\n')}`);
        if (child.exitCode !== null && !lines.some((each) => pattern.test(each))) throw new Error(`ended with ${child.exitCode} before ${pattern}:\n${lines.join('\n')}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async stop(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill(signal);
      await once(child, 'exit');
      return child.exitCode;
    },
  };
  running.push(started);
  return started;
}

async function count(table: string): Promise<number> {
  const { database } = await openEmbedded(folder);
  try {
    return (await database.one<{ n: number }>(builtStatement('count', `select count(*)::int as n from ${table}`))).n;
  } finally {
    await database.close();
  }
}

describe('haidang start', () => {
  it('says when it is ready and when the first story is flagged, answers, and ends cleanly on SIGTERM', async () => {
    const first = start();
    const url = (await first.waitFor(/^ready http:\/\//)).replace('ready ', '');
    const health = await fetch(`${url}/healthz`);
    expect(health.status).toBe(200);
    expect(await health.text()).not.toMatch(/\d/);
    await first.waitFor(/one-time password/);
    await first.waitFor(/^flagged \d+/);
    expect(await first.stop('SIGTERM')).toBe(0);
    expect(first.lines.join('\n')).toMatch(/stopped; everything stored is kept/);
  }, 120_000);

  it('refuses a second start on the same data in one sentence, and the first goes on', async () => {
    const first = start();
    const url = (await first.waitFor(/^ready http:\/\//)).replace('ready ', '');
    const second = start();
    const refusal = await second.waitFor(/is in use by process/);
    expect(refusal).toContain(String(first.child.pid));
    if (second.child.exitCode === null) await once(second.child, 'exit');
    expect(second.child.exitCode).toBe(1);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  }, 120_000);

  it('loses nothing when it is killed in the middle of a crawl, and finishes the crawl the next time', async () => {
    const first = start();
    await first.waitFor(/^flagged 1/);
    await first.stop('SIGKILL');
    const before = await count('revision');
    expect(before).toBeGreaterThan(0);
    const again = start();
    await again.waitFor(/^flagged \d+ stories from/, 180_000);
    expect(await again.stop('SIGINT')).toBe(0);
    const after = await count('revision');
    expect(after).toBeGreaterThanOrEqual(150);
    expect(after).toBeGreaterThanOrEqual(before);
    expect(await count('article a where not exists (select 1 from reading r where r.revision_id = a.latest_revision_id)')).toBe(0);
  }, 300_000);

  it.skipIf(realPostgresUrl === undefined || realRedisUrl === undefined)(
    'does the same over a real PostgreSQL and a real Redis — skipped where TEST_DATABASE_URL and TEST_REDIS_URL name none (.ci/run starts both)',
    async () => {
      const { url, drop } = await freshRealDatabase();
      try {
        const scaledOut = start({ DATABASE_URL: url, REDIS_URL: realRedisUrl });
        await scaledOut.waitFor(/Data: PostgreSQL at .*; jobs: BullMQ in Redis at/);
        await scaledOut.waitFor(/^flagged \d+ stories from 1[5-9]\d articles/, 180_000);
        expect(await scaledOut.stop('SIGTERM')).toBe(0);
      } finally {
        await drop();
      }
    },
    240_000,
  );

  it('refuses a port that is taken, a wrong configuration and a mixture of presses, each in one sentence', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const port = (server.address() as AddressInfo).port;
    await start({ PORT: String(port) }).waitFor(new RegExp(`Port ${port} is taken`));
    server.close();
    const file = join(folder, 'haidang.json');
    writeFileSync(file, JSON.stringify({ prot: 1 }));
    await start({}, ['--config', file]).waitFor(/“prot”: there is no such setting; did you mean “port”/);
    const source = { key: 'a', name: 'A', homeUrl: 'http://127.0.0.1:9/', country: 'VN', languages: ['vi'], kind: 'newspaper', waysIn: [{ kind: 'feed', url: 'http://127.0.0.1:9/feed' }] };
    writeFileSync(file, JSON.stringify({ sources: [source] }));
    await new Promise((resolve) => setTimeout(resolve, 500));
    await start({}, ['--config', file]).waitFor(/holds the fictional press and is not mixed with the real press/);
  }, 120_000);
});
