// The queue without scripts, as forms and links: saved filters, undo, setting aside, reading, bulk actions, the guided review.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDashboards } from '../../dashboards/index.ts';
import { eventsOf, verify } from '../../src/audit/index.ts';
import { casePage, openCase, queueCounts, queueRow, queueRows } from '../../src/cases/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import type { Account, Role } from '../../src/model/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { busyDesk } from '../helpers/desk.ts';
import { testProvince } from '../helpers/serve.ts';
import { Visitor } from '../helpers/visitor.ts';

let db: OpenDatabase;
let busy: Awaited<ReturnType<typeof busyDesk>>;
/** Friday, 08:45 in the office. */
let now = new Date('2026-11-20T01:45:00Z');
const people = {} as Record<'ha' | 'truong-phong' | 'doc', { visitor: Visitor; account: Account; password: string }>;

beforeAll(async () => {
  ({ database: db } = await freshDatabase());
  busy = await busyDesk(db, now);
  const app = createDashboards({ db, province: testProvince, fictional: true, now: () => now });
  for (const [name, role] of [['ha', 'analyst'], ['truong-phong', 'desk-lead'], ['doc', 'reader']] as const satisfies readonly (readonly [string, Role])[]) {
    const { account, password } = await busy.desk.account(name, role);
    const visitor = new Visitor(app);
    await visitor.signIn(name, password);
    await visitor.get('/queue?all=1');
    people[name] = { visitor, account, password };
  }
}, 120_000);
afterAll(async () => {
  expect(await verify(db)).toMatchObject({ ok: true });
  await db.close();
});

/** Time passes; whoever was away too long signs in again. */
async function at(moment: Date): Promise<void> {
  now = moment;
  for (const [name, { visitor, password }] of Object.entries(people)) {
    await visitor.signIn(name, password);
    await visitor.get('/queue?all=1');
  }
}
const later = (minutes: number) => at(new Date(now.getTime() + minutes * 60_000));
const ref = async (caseId: number) => `${caseId}:${(await queueRow(db, caseId))?.version}`;
const versionOf = async (caseId: number) => (await queueRow(db, caseId))?.version ?? 0;
const shown = (html: string) => [...html.matchAll(/data-row="(\d+)"/g)].map(([, id]) => Number(id));
const batchOf = (html: string) => /name="batch" value="([^"]+)"/.exec(html)?.[1] ?? '';

describe('saved filters', () => {
  it('are each person’s own, in their order, with counts, on the keys 1 to 9', async () => {
    const { visitor } = people.ha;
    await visitor.get('/queue?level=alert');
    expect((await visitor.post('/queue/filters', { name: 'Nặng nhất', query: 'level=alert&after=x' })).location).toBe('/queue?level=alert&done=filter-saved');
    await visitor.post('/queue/filters', { name: 'Cần đọc', query: 'level=read' });
    const page = (await visitor.get('/queue?level=read')).text;
    const tabs = [...page.matchAll(/<a class="tab" href="([^"]+)"([^>]*)>.*?<\/kbd> ([^<]+) <span class="num">(\d+)/g)].map(([, href, , name, count]) => [href, name, count]);
    expect(tabs).toEqual([['/queue?level=alert', 'Nặng nhất', '2'], ['/queue?level=read', 'Cần đọc', '3']]);
    expect(page).toMatch(/href="\/queue\?level=read" aria-current="page" data-key="2"/);
    expect((await people['truong-phong'].visitor.get('/queue?all=1')).text).not.toContain('Nặng nhất');
  });

  it('are moved, opened with the queue, changed by saving again, renamed, and deleted; nobody touches another one’s', async () => {
    const { visitor } = people.ha;
    const ids = async () => [...new Set([...(await visitor.get('/queue/filters')).text.matchAll(/action="\/queue\/filters\/(\d+)"/g)].map(([, id]) => Number(id)))];
    const [first = 0, second = 0] = await ids();
    await visitor.post(`/queue/filters/${second}`, { do: 'up' });
    expect(await ids()).toEqual([second, first]);
    await visitor.post(`/queue/filters/${second}`, { do: 'default' });
    expect((await visitor.get('/queue')).location).toBe('/queue?level=read');
    expect((await visitor.get('/queue?all=1')).status).toBe(200);
    await people['truong-phong'].visitor.post(`/queue/filters/${second}`, { do: 'delete' });
    expect(await ids()).toEqual([second, first]);
    await visitor.post('/queue/filters', { name: 'Cần đọc', query: 'foreign=1' });
    expect(await ids()).toEqual([second, first]);
    expect((await visitor.get('/queue')).location).toBe('/queue?foreign=1');
    const named = async () => [...(await visitor.get('/queue/filters')).text.matchAll(/<th scope="row"><a [^>]*>([^<]+)</g)].map(([, name]) => name);
    const before = await named();
    expect((await visitor.post(`/queue/filters/${second}`, { do: 'rename', name: '  Đọc   sáng ' })).status).toBe(303);
    expect(await named()).toEqual(before.map((name) => (name === 'Cần đọc' ? 'Đọc sáng' : name)));
    expect((await visitor.post(`/queue/filters/${second}`, { do: 'rename', name: 'Nặng nhất' })).status).toBe(409);
    expect((await visitor.post(`/queue/filters/${second}`, { do: 'rename', name: ' ' })).status).toBe(400);
    await people['truong-phong'].visitor.post(`/queue/filters/${second}`, { do: 'rename', name: 'Của người khác' });
    expect(await named()).toContain('Đọc sáng');
    await visitor.post(`/queue/filters/${second}`, { do: 'delete' });
    expect(await ids()).toEqual([first]);
    expect((await visitor.get('/queue')).status).toBe(200);
    expect((await visitor.post('/queue/filters', { name: ' ', query: '' })).status).toBe(400);
  });
});

describe('undo', () => {
  it('stands as a line after a step, takes it back, and is gone', async () => {
    const { visitor } = people.ha;
    const id = busy.cases.rights;
    const closed = await visitor.post(`/cases/${id}/close`, { version: await versionOf(id), reason: 'opinion', back: '/queue?level=read' });
    const page = (await visitor.get(closed.location ?? '')).text;
    expect(page).toContain('Đóng hồ sơ 2026-0004, 08:45');
    expect(shown(page)).not.toContain(id);
    const undone = await visitor.post('/undo', { batch: batchOf(page), back: '/queue?level=read' });
    expect(undone.location).toBe(`/queue?level=read&at=${id}&done=undone`);
    const after = (await visitor.get(undone.location ?? '')).text;
    expect(shown(after)).toContain(id);
    expect(batchOf(after)).toBe('');
    expect((await visitor.get(`/cases/${id}`)).text).toContain('ha: hoàn tác · đóng hồ sơ');
  });

  it('is refused with a sentence when the time is over', async () => {
    const { visitor } = people.ha;
    const id = busy.cases.rights;
    await visitor.post(`/cases/${id}/take`, { version: await versionOf(id) });
    const batch = batchOf((await visitor.get(`/cases/${id}`)).text);
    await later(31);
    expect(batchOf((await visitor.get(`/cases/${id}`)).text)).toBe('');
    const refused = await visitor.post('/undo', { batch });
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('Đã quá 30 phút')]);
    await visitor.post(`/cases/${id}/put-back`, { version: await versionOf(id) });
    await later(31);
  });
});

describe('what is set aside', () => {
  it('leaves every filter of everybody, counts only as such, and comes back by itself on the morning', async () => {
    const { visitor } = people.ha;
    const id = busy.cases.rubber;
    await visitor.post(`/cases/${id}/aside`, { version: await versionOf(id), until: 'tomorrow' });
    for (const query of ['all=1', 'level=read', 'foreign=1', 'unread=1', 'mineFirst=1']) expect(shown((await people['truong-phong'].visitor.get(`/queue?${query}`)).text)).not.toContain(id);
    const aside = (await visitor.get('/queue?aside=1')).text;
    expect(shown(aside)).toEqual([id]);
    expect(aside).toContain('để sang bên đến 07:00 21/11');
    expect((await queueCounts(db, 0, now, now)).aside).toBe(1);
    const before = now;
    await at(new Date('2026-11-21T00:00:01Z'));
    expect(shown((await visitor.get('/queue?all=1')).text)).toContain(id);
    await at(before);
  });

  it('never hides a missed deadline, and an overdue case is not set aside', async () => {
    const { visitor } = people['truong-phong'];
    const id = busy.cases.dash;
    await visitor.post(`/cases/${id}/aside`, { version: await versionOf(id), until: 'louder' });
    expect(shown((await visitor.get('/queue?all=1')).text)).not.toContain(id);
    const before = now;
    await at(new Date(before.getTime() + 25 * 3_600_000));
    const page = (await visitor.get('/queue?all=1')).text;
    expect(shown(page)).toContain(id);
    expect(page).toContain('quá hạn');
    expect((await visitor.post(`/cases/${id}/aside`, { version: await versionOf(id), until: 'louder' })).status).toBe(409);
    await at(before);
    await visitor.post(`/cases/${id}/bring-back`, { version: await versionOf(id) });
    expect(shown((await visitor.get('/queue?all=1')).text)).toContain(id);
  });

  it('comes back with a louder flag, unread for everybody', async () => {
    const id = busy.cases.flights;
    await people.ha.visitor.get(`/cases/${id}`);
    await people.ha.visitor.post(`/cases/${id}/aside`, { version: await versionOf(id), until: 'louder' });
    expect((await queueRow(db, id, people.ha.account.id))?.unread).toBe(false);
    await openCase(db, busy.articles.ko.story, 'notice', { now });
    expect(shown((await people.ha.visitor.get('/queue?level=notice')).text)).toContain(id);
    expect((await queueRow(db, id, people.ha.account.id))?.unread).toBe(true);
  });

  it('refuses days that are past, far or none', async () => {
    const id = busy.cases.rights;
    for (const fields of [{ until: 'day', day: '2026-11-19' }, { until: 'day', day: '2027-06-01' }, { until: 'day', day: 'mai' }, {}]) {
      expect((await people.ha.visitor.post(`/cases/${id}/aside`, { version: await versionOf(id), ...fields })).status).toBe(400);
    }
  });
});

describe('reading', () => {
  it('is each person’s own: opening reads, a button makes unread again', async () => {
    const id = busy.cases.xisha;
    const isUnread = async (who: keyof typeof people) => (await queueRow(db, id, people[who].account.id))?.unread;
    expect([await isUnread('ha'), await isUnread('doc')]).toEqual([true, true]);
    await people.ha.visitor.get(`/queue?all=1&at=${id}`);
    expect([await isUnread('ha'), await isUnread('doc')]).toEqual([false, true]);
    expect(shown((await people.ha.visitor.get('/queue?unread=1')).text)).not.toContain(id);
    await people.ha.visitor.post(`/cases/${id}/unread`, {});
    expect(await isUnread('ha')).toBe(true);
    await people.ha.visitor.get(`/queue/preview/${id}`);
    expect(await isUnread('ha')).toBe(true);
    await people.ha.visitor.post('/queue/seen', { case: id });
    expect(await isUnread('ha')).toBe(false);
  });
});

describe('many at once', () => {
  it('are assigned by the desk lead, set aside, commented and read; undo takes a press back as one', async () => {
    const { visitor, account } = people['truong-phong'];
    const ids = [busy.cases.sansha, busy.cases.xisha];
    const bulk = async (fields: Record<string, string>) => visitor.post('/queue/bulk', { case: await Promise.all(ids.map(ref)), back: '/queue?level=alert', ...fields });
    expect((await bulk({ do: 'assign', to: 'ha' })).location).toContain('done=bulk-assigned');
    expect((await queueRows(db, { level: 'alert', now }, 0)).rows.map(({ assignee }) => assignee)).toEqual(['ha', 'ha']);
    expect((await bulk({ do: 'comment', text: 'Cùng một nguồn.' })).location).toContain('done=bulk-commented');
    for (const id of ids) expect((await casePage(db, id))?.comments.at(-1)?.text).toBe('Cùng một nguồn.');
    expect((await bulk({ do: 'read' })).location).toContain('done=marked-read');
    expect((await queueRow(db, ids[0] ?? 0, account.id))?.unread).toBe(false);
    expect((await bulk({ do: 'unread' })).location).toContain('done=marked-unread');
    expect((await queueRow(db, ids[0] ?? 0, account.id))?.unread).toBe(true);
    const page = (await visitor.get('/queue?level=alert')).text;
    expect(page).toContain('Giao hồ sơ, 2 hồ sơ');
    await visitor.post('/undo', { batch: batchOf(page) });
    for (const id of ids) expect(await queueRow(db, id)).toMatchObject({ state: 'new', assignee: null });
  });

  it('may not be assigned by an analyst, nor touched by a reader', async () => {
    const picked = await ref(busy.cases.rights);
    expect((await people.ha.visitor.post('/queue/bulk', { case: picked, do: 'assign', to: 'ha' })).status).toBe(403);
    for (const what of ['take', 'close', 'aside', 'comment']) expect((await people.doc.visitor.post('/queue/bulk', { case: picked, do: what, reason: 'opinion', until: 'louder', text: 'x' })).status).toBe(403);
    expect((await people.doc.visitor.post('/review', { query: '' })).status).toBe(403);
    expect((await eventsOf(db, `case:${busy.cases.rights}`)).filter(({ username }) => username === 'doc')).toEqual([]);
  });
});

describe('one’s own work first', () => {
  it('stands above everything else and pages whole', async () => {
    const { account } = people.ha;
    const id = busy.cases.rights;
    await people.ha.visitor.post(`/cases/${id}/take`, { version: await versionOf(id) });
    const seen: number[] = [];
    let after: string | undefined;
    do {
      const page = await queueRows(db, { mineFirst: true, limit: 1, now, ...(after === undefined ? {} : { after }) }, account.id);
      seen.push(...page.rows.map(({ caseId }) => caseId));
      after = page.next ?? undefined;
    } while (after !== undefined);
    const plain = (await queueRows(db, { now }, account.id)).rows.map(({ caseId }) => caseId);
    expect(seen).toEqual([id, ...plain.filter((one) => one !== id)]);
  });
});

describe('the guided review', () => {
  it('goes through the filter, leaves what is skipped, and ends with what was decided and its undo', async () => {
    const { visitor } = people.ha;
    const start = await visitor.post('/review', { query: 'level=alert' });
    expect(start.location).toMatch(/^\/review\/\d+\?n=1$/);
    const path = (start.location ?? '').replace('?n=1', '');
    const first = (await visitor.get(`${path}?n=1`)).text;
    expect(first).toContain('1 trên 2');
    expect(first).toContain(`data-case="${busy.cases.sansha}"`);
    const closed = await visitor.post(`/cases/${busy.cases.sansha}/close`, { version: await versionOf(busy.cases.sansha), reason: 'accurate', back: `${path}?n=1` });
    expect(closed.location).toBe(`${path}?n=2&done=closed`);
    const summary = (await visitor.get(`${path}?n=3`)).text;
    expect(summary).toContain('1 vụ đã quyết định');
    expect(summary).toContain('1 vụ để lại trong hàng đợi');
    expect(summary).toContain('đóng hồ sơ · Thông tin chính xác');
    const undone = await visitor.post('/undo', { batch: batchOf(summary), back: `${path}?n=3` });
    expect(undone.location).toBe(`${path}?n=3&done=undone`);
    expect((await visitor.get(`${path}?n=3`)).text).toContain('0 vụ đã quyết định');
    expect(await queueRow(db, busy.cases.sansha)).toMatchObject({ state: 'new' });
    // Nobody sees another one's.
    expect((await people['truong-phong'].visitor.get(`${path}?n=1`)).status).toBe(404);
  });
});
