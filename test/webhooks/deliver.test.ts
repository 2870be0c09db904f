import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signatureOf } from '../../src/alerts/index.ts';
import { eventsOf } from '../../src/audit/index.ts';
import { closeCase, decideClaim, queueRow, takeCase } from '../../src/cases/index.ts';
import { openEmbedded } from '../../src/database/embedded.ts';
import { builtStatement, migrate, type Database, type OpenDatabase } from '../../src/database/index.ts';
import type { Account } from '../../src/model/index.ts';
import { addLedgerEntry } from '../../src/responses/index.ts';
import { addWebhook, changeWebhook, deliverWebhooks, forgetDeliveries, renewWebhookSecret, retryWebhookDelivery, testWebhook, webhookDeliveries, webhookEvents, webhooks } from '../../src/webhooks/index.ts';
import { httpServer, type Asked, type Reply } from '../alerts/servers.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { answerableCase, openOffice, person, releasedRequest, type Office } from '../responses/office.ts';

/** As long as the settings want it; sender-process.ts has the same. */
const appSecret = 'a secret of thirty-two characters';
const plain = <Row>(db: Database, text: string, parameters: readonly unknown[] = []) => db.rows<Row>(builtStatement('plain', text), parameters);
const closers: (() => Promise<void>)[] = [];
let db: OpenDatabase;
let office: Office;
let admin: Account;
let clock: Date;
const now = () => clock;

beforeAll(async () => {
  ({ database: db } = await freshDatabase());
  office = await openOffice(db);
  admin = person(office, 'quan-tri').account;
});
afterAll(() => db.close());
afterEach(async () => {
  await plain(db, 'update webhook set enabled = false');
  await plain(db, 'delete from webhook_delivery');
  for (const close of closers.splice(0).reverse()) await close();
});

async function receiver(answer: (asked: Asked, nth: number) => Reply | Promise<Reply> = () => ({})) {
  const server = await httpServer(answer);
  closers.push(() => server.close());
  // As docs/notes/api.md tells receivers to: what they have seen they drop.
  const taken = () => new Map(server.asked.map(({ headers, body }) => [String(headers['idempotency-key']), JSON.parse(body) as { id: string; sequence: number; event: string; data: Record<string, unknown> }]));
  return { ...server, taken };
}

async function subscribed(url: string, events = [...webhookEvents]) {
  clock = new Date(Date.now() + 5_000);
  return addWebhook(db, admin, appSecret, { name: 'Cơ sở dữ liệu tỉnh', url: `${url}/hook`, events });
}
const states = async (id: number) => (await webhookDeliveries(db, id)).map(({ state, attempts }) => [state, attempts]);

describe('what is told', () => {
  it('is every event, with ids and no names, signed, once, in the order it happened', async () => {
    const server = await receiver();
    const { id, secret } = await subscribed(server.url);
    const made = await answerableCase(office);
    await decideClaim(db, person(office, 'lan'), { caseId: made.caseId, claimId: made.claimId, from: 'confirmed', to: 'rejected' });
    const { responseId } = await releasedRequest(office);
    await addLedgerEntry(db, person(office, 'ha'), { responseId, kind: 'sent', day: '2026-11-20', note: '' }, '2026-11-20');
    await addLedgerEntry(db, person(office, 'ha'), { responseId, kind: 'outcome', day: '2026-11-20', outcome: 'corrected', note: '' }, '2026-11-20');
    await plain(db, `insert into digest (period, starts_on, ends_on, content, content_sha256) values ('week', '2026-11-16', '2026-11-22', '{}', repeat('d', 64))`);
    expect((await deliverWebhooks(db, () => appSecret, { now })).failed).toBe(0);
    const told = [...server.taken().values()];
    expect([...new Set(told.map(({ event }) => event))].sort()).toEqual([...webhookEvents].filter((event) => event !== 'claim.reopened').sort());
    expect(told.map(({ sequence }) => sequence)).toEqual(told.map(({ sequence }) => sequence).toSorted((a, b) => a - b));
    expect(told.find(({ event }) => event === 'correction.outcome')?.data).toMatchObject({ response: responseId, outcome: 'corrected' });
    expect(told.filter(({ event }) => event === 'case.changed').map(({ data }) => data['to'])).toEqual(expect.arrayContaining(['new', 'assessing', 'drafting', 'approval', 'released', 'monitoring']));
    for (const { headers, body } of server.asked) {
      const seconds = Number(/^t=(\d+)/.exec(String(headers['haidang-signature']))?.[1]);
      expect(headers['haidang-signature']).toBe(signatureOf(secret, seconds, body));
      expect(body).not.toMatch(/ha"|lan"|truong-phong|phat-ngon/);
    }
    const sent = server.asked.length;
    await deliverWebhooks(db, () => appSecret, { now });
    expect(server.asked).toHaveLength(sent);
    expect(await states(id)).toEqual(Array.from({ length: sent }, () => ['sent', 1]));
  });

  it('a decision that is undone in the database is told too, and what is rolled back is told to nobody', async () => {
    const server = await receiver();
    await subscribed(server.url, ['claim.confirmed', 'claim.reopened']);
    const made = await answerableCase(office);
    await plain(db, `update claim set state = 'suggested', decided_at = null where id = $1`, [made.claimId]);
    await expect(db.transaction(async (tx) => {
      await plain(tx, `update claim set state = 'confirmed' where id = $1`, [made.claimId]);
      throw new Error('no');
    })).rejects.toThrow('no');
    await deliverWebhooks(db, () => appSecret, { now });
    expect([...server.taken().values()].map(({ event, data }) => [event, data['claim']])).toEqual([['claim.confirmed', made.claimId], ['claim.reopened', made.claimId]]);
  });

  it('nothing is written where nobody listens', async () => {
    const before = await plain(db, 'select count(*)::int as n from webhook_event');
    await answerableCase(office);
    expect(await plain(db, 'select count(*)::int as n from webhook_event')).toEqual(before);
  });
});

describe('trouble', () => {
  const oneEvent = async (url: string) => {
    const { id } = await subscribed(url, ['claim.confirmed']);
    await answerableCase(office);
    return id;
  };

  it('a server in trouble is tried again after a pause, as late as it asks, and gets it once in the end', async () => {
    const server = await receiver((_, nth) => (nth === 1 ? { status: 503, headers: { 'retry-after': '120' } } : nth === 2 ? { hangUp: true } : {}));
    const id = await oneEvent(server.url);
    expect(await deliverWebhooks(db, () => appSecret, { now })).toMatchObject({ later: 1 });
    clock = new Date(clock.getTime() + 119_000);
    expect(await deliverWebhooks(db, () => appSecret, { now })).toEqual({ sent: 0, failed: 0, later: 0 });
    clock = new Date(clock.getTime() + 2_000);
    expect(await deliverWebhooks(db, () => appSecret, { now })).toMatchObject({ later: 1 });
    clock = new Date(clock.getTime() + 3_600_000);
    expect(await deliverWebhooks(db, () => appSecret, { now })).toMatchObject({ sent: 1 });
    expect([server.asked.length, server.taken().size, await states(id)]).toEqual([3, 1, [['sent', 3]]]);
  });

  it('a refusal and a redirect fail at once and nothing goes where the redirect points; a person sends it again under the same id', async () => {
    const elsewhere = await receiver();
    let status = 410;
    const server = await receiver(() => (status === 410 ? { status } : status === 302 ? { status, headers: { location: `${elsewhere.url}/other` } } : {}));
    const id = await oneEvent(server.url);
    expect(await deliverWebhooks(db, () => appSecret, { now })).toMatchObject({ failed: 1 });
    const [failed] = await webhookDeliveries(db, id);
    expect(failed).toMatchObject({ state: 'failed', answer: expect.stringMatching(/^410/) as string });
    status = 302;
    await retryWebhookDelivery(db, admin, failed?.id ?? '', clock);
    expect(await deliverWebhooks(db, () => appSecret, { now })).toMatchObject({ failed: 1 });
    expect(elsewhere.asked).toEqual([]);
    status = 200;
    await retryWebhookDelivery(db, admin, failed?.id ?? '', clock);
    expect(await deliverWebhooks(db, () => appSecret, { now })).toMatchObject({ sent: 1 });
    expect(new Set(server.asked.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });

  it('gives up after fourteen attempts, and says so', async () => {
    const server = await receiver(() => ({ status: 500, body: 'hỏng' }));
    const id = await oneEvent(server.url);
    for (let n = 0; n < 20; n += 1) {
      await deliverWebhooks(db, () => appSecret, { now });
      clock = new Date(clock.getTime() + 3_700_000);
    }
    expect([server.asked.length, await states(id)]).toEqual([14, [['failed', 14]]]);
  });

  it('a slow server holds up nobody else, and what it never answered is sent again', async () => {
    let slow = true;
    const sleepy = await receiver(async () => {
      if (slow) await new Promise((resolve) => setTimeout(resolve, 1_500));
      return {};
    });
    const quick = await receiver();
    const sleeping = await subscribed(sleepy.url, ['claim.confirmed']);
    const awake = await subscribed(quick.url, ['claim.confirmed']);
    await answerableCase(office);
    await answerableCase(office);
    expect(await deliverWebhooks(db, () => appSecret, { now, patienceMs: 300 })).toMatchObject({ sent: 2, later: 1 });
    expect([await states(awake.id), (await states(sleeping.id)).toSorted()]).toEqual([[['sent', 1], ['sent', 1]], [['waiting', 0], ['waiting', 1]]]);
    slow = false;
    clock = new Date(clock.getTime() + 60_000);
    expect(await deliverWebhooks(db, () => appSecret, { now })).toMatchObject({ sent: 2 });
    expect([sleepy.asked.length, sleepy.taken().size]).toEqual([3, 2]);
  });

  it('two processes at once send each once', async () => {
    const server = await receiver();
    const { id } = await subscribed(server.url, ['claim.confirmed']);
    for (let n = 0; n < 5; n += 1) await answerableCase(office);
    await Promise.all([deliverWebhooks(db, () => appSecret, { now }), deliverWebhooks(db, () => appSecret, { now }), deliverWebhooks(db, () => appSecret, { now })]);
    expect([server.asked.length, server.taken().size, (await states(id)).length]).toEqual([5, 5, 5]);
  });
});

describe('subscriptions', () => {
  it('never reach an outlet or a public place, hold no password, and are the administrator\'s', async () => {
    const text = { name: 'x', url: 'https://example.org/hook', events: [...webhookEvents] };
    const refused = (url: string) => expect(addWebhook(db, admin, appSecret, { ...text, url })).rejects.toMatchObject({ code: 'bad-webhook' });
    await plain(db, `insert into source (key, name, home_url, country, languages, kind) values ('bao-that', 'Báo thật', 'https://www.bao-that.example/', 'VN', '{vi}', 'newspaper')`);
    for (const url of ['https://api.bao-that.example/x', 'https://graph.facebook.com/x', 'ftp://example.org/', 'https://a:b@example.org/', 'not an address']) await refused(url);
    await expect(addWebhook(db, admin, appSecret, { ...text, events: [] })).rejects.toMatchObject({ code: 'bad-webhook' });
    for (const name of ['ha', 'truong-phong', 'phat-ngon', 'doc']) await expect(addWebhook(db, person(office, name).account, appSecret, text)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('are changed only as they were seen; the secret shows once and stands in no log; a new one signs from then on', async () => {
    const server = await receiver();
    const { id, secret } = await subscribed(server.url);
    const text = { name: 'Khác', url: `${server.url}/hook`, events: ['digest.issued'] as const, enabled: true };
    await changeWebhook(db, admin, id, 1, text);
    await expect(changeWebhook(db, admin, id, 1, text)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    const renewed = await renewWebhookSecret(db, admin, appSecret, id, 2);
    expect(renewed).not.toBe(secret);
    await testWebhook(db, admin, id, clock);
    await deliverWebhooks(db, () => appSecret, { now });
    const body = server.asked[0]?.body ?? '';
    const signature = String(server.asked[0]?.headers['haidang-signature']);
    expect(JSON.parse(body)).toMatchObject({ event: 'test', data: { test: true } });
    expect(signature).toBe(signatureOf(renewed, Number(/^t=(\d+)/.exec(signature)?.[1]), body));
    const shown = JSON.stringify([await webhooks(db), await eventsOf(db, `webhook:${id}`), await webhookDeliveries(db, id)]);
    expect([shown.includes(secret), shown.includes(renewed)]).toEqual([false, false]);
    expect((await eventsOf(db, `webhook:${id}`)).map(({ action }) => action)).toEqual(['webhook.added', 'webhook.changed', 'webhook.secret-renewed', 'webhook.tested']);
  });

  it('keep their secret sealed: it is not in the database, and with another application secret nothing leaves until it is renewed', async () => {
    const server = await receiver();
    const { id, secret } = await subscribed(server.url);
    expect(JSON.stringify(await plain(db, 'select * from webhook'))).not.toContain(secret);
    await testWebhook(db, admin, id, clock);
    expect(await deliverWebhooks(db, () => `${appSecret}, another`, { now })).toMatchObject({ later: 1 });
    expect([server.asked.length, (await webhookDeliveries(db, id))[0]?.answer]).toEqual([0, expect.stringContaining('secret.key')]);
    // The bytes of one subscription mean nothing in another.
    const other = await subscribed(server.url);
    await plain(db, 'update webhook set sealed_secret = (select sealed_secret from webhook where id = $2) where id = $1', [id, other.id]);
    clock = new Date(clock.getTime() + 60_000);
    expect(await deliverWebhooks(db, () => appSecret, { now })).toMatchObject({ later: 1 });
    await renewWebhookSecret(db, admin, appSecret, id, 1);
    clock = new Date(clock.getTime() + 60_000);
    expect(await deliverWebhooks(db, () => appSecret, { now })).toMatchObject({ sent: 1 });
    await expect(addWebhook(db, admin, null, { name: 'x', url: `${server.url}/x`, events: ['digest.issued'] })).rejects.toMatchObject({ code: 'no-app-secret' });
  });

  it('switched off wait; what was settled long ago is forgotten, what waits is not', async () => {
    const server = await receiver();
    const { id } = await subscribed(server.url, ['case.changed']);
    const made = await answerableCase(office);
    await deliverWebhooks(db, () => appSecret, { now });
    const sent = server.asked.length;
    await takeCase(db, person(office, 'lan'), { caseId: made.caseId, version: (await queueRow(db, made.caseId))?.version ?? 0 });
    await plain(db, 'update webhook set enabled = false where id = $1', [id]);
    await closeCase(db, person(office, 'lan'), { caseId: made.caseId, version: (await queueRow(db, made.caseId))?.version ?? 0, reason: 'opinion' });
    expect(await deliverWebhooks(db, () => appSecret, { now })).toEqual({ sent: 0, failed: 0, later: 0 });
    expect(await forgetDeliveries(db, new Date(clock.getTime() + 91 * 86_400_000))).toBe(sent);
    await plain(db, 'update webhook set enabled = true where id = $1', [id]);
    // The step while it was switched off was told to nobody; the one before waited.
    expect(await deliverWebhooks(db, () => appSecret, { now })).toMatchObject({ sent: 1 });
  });
});

describe('a process that is killed', () => {
  it('after handing over: the next one sends again, the receiver drops the id it knows, nothing is lost', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'haidang-webhook-'));
    closers.push(async () => rmSync(folder, { recursive: true, force: true }));
    let hang = true;
    const server = await receiver(() => (hang ? new Promise<Reply>(() => undefined) : {}));
    const opened = async <T>(work: (database: OpenDatabase) => Promise<T>) => {
      const { database } = await openEmbedded(folder);
      try {
        return await work(database);
      } finally {
        await database.close();
      }
    };
    const id = await opened(async (database) => {
      await migrate(database);
      const there = await openOffice(database);
      const made = await addWebhook(database, person(there, 'quan-tri').account, appSecret, { name: 'x', url: `${server.url}/hook`, events: ['claim.confirmed'] }, new Date(0));
      await answerableCase(there);
      return made.id;
    });
    const run = () => spawn(process.execPath, ['--import', 'tsx', 'test/webhooks/sender-process.ts', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const first = run();
    for (let waited = 0; server.asked.length === 0 && waited < 60_000; waited += 20) await new Promise((resolve) => setTimeout(resolve, 20));
    first.kill('SIGKILL');
    await once(first, 'exit');
    hang = false;
    const second = run();
    await once(second, 'exit');
    expect([server.asked.length, server.taken().size]).toEqual([2, 1]);
    await opened(async (database) => expect(await webhookDeliveries(database, id)).toMatchObject([{ state: 'sent', attempts: 2 }]));
  }, 120_000);
});
