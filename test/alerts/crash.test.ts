// A process is killed in the middle of sending, at each point that matters, and another goes on: nothing is lost, nothing is sent twice
// unless the receiver drops it by its id, and what nobody can know is shown as in doubt.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { deliveries, installStarterAlertRules, retryDelivery, type Delivery } from '../../src/alerts/index.ts';
import { openEmbedded } from '../../src/database/embedded.ts';
import { migrate } from '../../src/database/index.ts';
import type { Channel } from '../../src/model/index.ts';
import { emptyDesk } from '../helpers/desk.ts';
import { hook, mail } from './office.ts';
import { headerOf, httpServer, mailServer } from './servers.ts';

const folders: string[] = [];
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function folderWithClaim(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'haidang-crash-'));
  folders.push(folder);
  const { database } = await openEmbedded(folder);
  await migrate(database);
  await installStarterAlertRules(database);
  const desk = await emptyDesk(database, new Date(Date.now() + 1_000));
  const one = await desk.article({ outlet: 'hai-nam-van-bao', language: 'zh', title: '西沙', text: '中国西沙群岛。' });
  await desk.claim(one, 'SANSHA', 'asserts', '中国西沙群岛', '中国西沙群岛。');
  await database.close();
  return folder;
}

function send(folder: string, channel: Channel) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/alerts/sender-process.ts', folder, JSON.stringify(channel)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (said += text));
  return {
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
    async done() {
      if (child.exitCode === null) await once(child, 'exit');
      expect(child.exitCode).toBe(0);
      return JSON.parse(said.split('\n')[1] ?? '{}') as Record<string, number>;
    },
  };
}

async function inFolder<Value>(folder: string, work: (all: Delivery[], db: Awaited<ReturnType<typeof openEmbedded>>['database']) => Promise<Value> | Value): Promise<Value> {
  const { database } = await openEmbedded(folder);
  try {
    return await work(await deliveries(database), database);
  } finally {
    await database.close();
  }
}

const until = async (holds: () => boolean) => {
  for (let waited = 0; !holds(); waited += 20) {
    if (waited > 30_000) throw new Error('it never came to that');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe('a process killed while it sends', { timeout: 120_000 }, () => {
  it('before the mail was handed over: the next one sends it, once', async () => {
    let greeted = 0;
    const server = await mailServer({ onConnect: (_session, done) => { greeted += 1; if (greeted > 1) done(); } });
    closers.push(() => server.close());
    const folder = await folderWithClaim();
    const first = send(folder, mail(server.port));
    await until(() => greeted === 1);
    await first.kill();
    expect(await send(folder, mail(server.port)).done()).toMatchObject({ sent: 1 });
    expect(await send(folder, mail(server.port)).done()).toMatchObject({ sent: 0 });
    expect(server.mails).toHaveLength(1);
    await inFolder(folder, (all) => expect(all.map(({ state, attempts }) => [state, attempts])).toEqual([['sent', 2]]));
  });

  it('after the mail was handed over: it is in doubt, and a person who tries again sends the same Message-ID', async () => {
    let hold = true;
    const server = await mailServer({ answer: () => (hold ? new Promise((resolve) => setTimeout(() => resolve(null), 600)) : null) });
    closers.push(() => server.close());
    const folder = await folderWithClaim();
    const first = send(folder, mail(server.port));
    await until(() => server.tries() === 1);
    await first.kill();
    hold = false;
    expect(await send(folder, mail(server.port)).done()).toMatchObject({ sent: 0, later: 0 });
    await until(() => server.mails.length === 1);
    const id = await inFolder(folder, async ([one], db) => {
      expect(one).toMatchObject({ state: 'in-doubt', answer: 'handed over, and the process ended before the answer came' });
      await retryDelivery(db, null, one?.id ?? '');
      return one?.id ?? '';
    });
    expect(await send(folder, mail(server.port)).done()).toMatchObject({ sent: 1 });
    expect(server.mails.map(({ source }) => headerOf(source, 'message-id'))).toEqual([`<${id}@example.gov.vn>`, `<${id}@example.gov.vn>`]);
  });

  it('after the webhook was asked: the next one asks again with the id by which the receiver drops the second', async () => {
    const taken = new Set<string>();
    let hold = true;
    const receiver = await httpServer(async ({ headers }) => {
      taken.add(String(headers['idempotency-key']));
      if (hold) await new Promise((resolve) => setTimeout(resolve, 60_000).unref());
      return {};
    });
    closers.push(() => receiver.close());
    const folder = await folderWithClaim();
    const first = send(folder, hook(receiver.url));
    await until(() => receiver.asked.length === 1);
    await first.kill();
    hold = false;
    expect(await send(folder, hook(receiver.url)).done()).toMatchObject({ sent: 1 });
    expect(receiver.asked).toHaveLength(2);
    expect(taken.size).toBe(1);
    await inFolder(folder, (all) => expect(all.map(({ state }) => state)).toEqual(['sent']));
  });
});
