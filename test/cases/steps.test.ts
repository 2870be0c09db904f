import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventsOf, verify } from '../../src/audit/index.ts';
import {
  addComment, casePage, closeCase, decideClaim, flagArticleByHand, openCase, putBackCase, queueRow, reopenCase, stepsFrom, steps, takeCase, type By,
} from '../../src/cases/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import { caseStates } from '../../src/model/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { busyDesk } from '../helpers/desk.ts';

let db: OpenDatabase;
let busy: Awaited<ReturnType<typeof busyDesk>>;
let analyst: By;
let lead: By;
let reader: By;
const now = new Date('2026-11-20T00:45:00Z');

beforeEach(async () => {
  ({ database: db } = await freshDatabase());
  busy = await busyDesk(db, now);
  analyst = { account: (await busy.desk.account('ha', 'analyst')).account, now };
  lead = { account: (await busy.desk.account('truong-phong', 'desk-lead')).account, now };
  reader = { account: (await busy.desk.account('doc', 'reader')).account, now };
});
afterEach(async () => {
  expect(await verify(db)).toMatchObject({ ok: true });
  await db.close();
});

const ref = async (caseId: number) => ({ caseId, version: (await queueRow(db, caseId))?.version ?? 0 });
const actionsOf = async (caseId: number) => (await eventsOf(db, `case:${caseId}`)).map(({ action }) => action);

describe('opening a case', () => {
  it('numbers cases by year and opens a story once', async () => {
    const numbers = await Promise.all(Object.values(busy.cases).map(async (id) => (await queueRow(db, id))?.number));
    expect(numbers).toEqual(['2026-0001', '2026-0002', '2026-0003', '2026-0004', '2026-0005', '2026-0006']);
    const again = await openCase(db, busy.articles.zh.story, 'alert', { now });
    expect(again).toMatchObject({ number: '2026-0001', change: 'none' });
    expect(await actionsOf(busy.cases.sansha)).toEqual(['case.opened']);
  });

  it('begins a new year with 0001, in the time zone of the office', async () => {
    const { story } = await busy.desk.article({ outlet: 'quy-nhon-bien', language: 'vi', title: 'Đêm giao thừa', text: 'Pháo hoa.' });
    const opened = await openCase(db, story, 'read', { now: new Date('2026-12-31T17:30:00Z') });
    expect(opened.number).toBe('2027-0001');
  });

  it('gives an asserted claim 2 and 24 hours, an attributed one 24 and 72, and no deadline to what is only to be read', async () => {
    const hours = (date: Date | null | undefined) => (date === null || date === undefined ? null : (date.getTime() - now.getTime()) / 3_600_000);
    const pages = await Promise.all([busy.cases.sansha, busy.cases.dash, busy.cases.rights].map((id) => casePage(db, id)));
    expect(pages.map((page) => [hours(page?.assessBy), hours(page?.answerBy)])).toEqual([[2, 24], [24, 72], [null, null]]);
  });

  it('rises with a louder flag, and a closed case comes back', async () => {
    const later = new Date(now.getTime() + 3_600_000);
    expect((await openCase(db, busy.articles.fr.story, 'notice', { now: later })).change).toBe('raised');
    await closeCase(db, analyst, { ...(await ref(busy.cases.rights)), reason: 'opinion' });
    expect((await openCase(db, busy.articles.fr.story, 'notice', { now: later })).change).toBe('none');
    expect((await openCase(db, busy.articles.fr.story, 'alert', { now: later })).change).toBe('reopened');
    expect(await queueRow(db, busy.cases.rights)).toMatchObject({ state: 'new', level: 'alert', assignee: null, due: new Date(later.getTime() + 7_200_000) });
    expect(await actionsOf(busy.cases.rights)).toEqual(['case.opened', 'case.raised', 'case.taken', 'case.closed', 'case.reopened']);
  });
});

describe('working on a case', () => {
  it('is taken, commented, put back, taken over and closed with a reason; each step is one event', async () => {
    const id = busy.cases.sansha;
    await takeCase(db, analyst, await ref(id));
    expect(await queueRow(db, id)).toMatchObject({ state: 'assessing', assignee: 'ha' });
    await addComment(db, analyst, { caseId: id, text: ' Đã đối chiếu bản gốc. ' });
    await putBackCase(db, analyst, await ref(id));
    await takeCase(db, analyst, await ref(id));
    await takeCase(db, lead, await ref(id));
    await closeCase(db, lead, { ...(await ref(id)), reason: 'no-reply-needed', note: 'Báo nhỏ.' });
    const page = await casePage(db, id);
    expect(page?.row).toMatchObject({ state: 'closed', closeReason: 'no-reply-needed', assignee: 'truong-phong' });
    expect(page?.comments.map(({ username, text }) => [username, text])).toEqual([['ha', 'Đã đối chiếu bản gốc.']]);
    expect(page?.events.map(({ action, username }) => [action, username])).toEqual([
      ['case.opened', null], ['case.taken', 'ha'], ['case.commented', 'ha'], ['case.put-back', 'ha'], ['case.taken', 'ha'],
      ['case.taken', 'truong-phong'], ['case.closed', 'truong-phong'],
    ]);
  });

  it('is taken first when it is closed straight from the queue', async () => {
    await closeCase(db, analyst, { ...(await ref(busy.cases.rights)), reason: 'accurate' });
    expect(await actionsOf(busy.cases.rights)).toEqual(['case.opened', 'case.taken', 'case.closed']);
  });

  it('is not closed without a reason of the list, nor as answered while nothing was answered', async () => {
    for (const reason of ['', 'vì thích', 'answered']) {
      await expect(closeCase(db, analyst, { ...(await ref(busy.cases.rights)), reason })).rejects.toMatchObject({ code: 'missing-reason' });
    }
  });

  it('is reopened only by the desk lead, with a note', async () => {
    const id = busy.cases.rights;
    await closeCase(db, analyst, { ...(await ref(id)), reason: 'accurate' });
    await expect(reopenCase(db, analyst, { ...(await ref(id)), note: 'xem lại' })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(reopenCase(db, lead, { ...(await ref(id)), note: ' ' })).rejects.toMatchObject({ code: 'missing-reason' });
    await reopenCase(db, lead, { ...(await ref(id)), note: 'xem lại' });
    expect(await queueRow(db, id)).toMatchObject({ state: 'assessing', assignee: 'truong-phong', closeReason: null });
  });

  it('refuses a step on what somebody else has changed meanwhile', async () => {
    const seen = await ref(busy.cases.sansha);
    await takeCase(db, lead, seen);
    await expect(takeCase(db, analyst, seen)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(await queueRow(db, busy.cases.sansha)).toMatchObject({ assignee: 'truong-phong' });
  });

  it('refuses every action of a reader and leaves no trace of it', async () => {
    const id = busy.cases.sansha;
    const seen = await ref(id);
    const decision = { caseId: id, claimId: busy.claims.sansha, from: 'suggested', to: 'confirmed' } as const;
    for (const attempt of [
      () => takeCase(db, reader, seen),
      () => closeCase(db, reader, { ...seen, reason: 'accurate' }),
      () => addComment(db, reader, { caseId: id, text: 'x' }),
      () => decideClaim(db, reader, decision),
      () => flagArticleByHand(db, reader, busy.articles.vi.article, 'x'),
    ]) await expect(attempt()).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await actionsOf(id)).toEqual(['case.opened']);
  });
});

describe('a suggested claim', () => {
  it('is confirmed or rejected by a person, whose name stands only in the audit log', async () => {
    const decision = { caseId: busy.cases.sansha, claimId: busy.claims.sansha };
    await decideClaim(db, analyst, { ...decision, from: 'suggested', to: 'confirmed' });
    await decideClaim(db, lead, { ...decision, from: 'confirmed', to: 'rejected' });
    const page = await casePage(db, busy.cases.sansha);
    expect(page?.claims.map(({ state }) => state)).toEqual(['rejected']);
    expect(page?.events.slice(1).map(({ action, username, detail }) => [action, username, detail['register']])).toEqual([
      ['claim.confirmed', 'ha', 'SANSHA'], ['claim.rejected', 'truong-phong', 'SANSHA'],
    ]);
  });

  it('is not decided through the case of another story, nor over somebody else’s decision', async () => {
    await expect(decideClaim(db, analyst, { caseId: busy.cases.dash, claimId: busy.claims.sansha, from: 'suggested', to: 'confirmed' })).rejects.toMatchObject({ code: 'not-found' });
    await decideClaim(db, lead, { caseId: busy.cases.sansha, claimId: busy.claims.sansha, from: 'suggested', to: 'rejected' });
    await expect(decideClaim(db, analyst, { caseId: busy.cases.sansha, claimId: busy.claims.sansha, from: 'suggested', to: 'confirmed' })).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });
});

describe('flagging by hand', () => {
  it('opens a case that says to be read, with the reason', async () => {
    const id = await flagArticleByHand(db, analyst, busy.articles.vi.article, 'Cần theo dõi');
    expect(await queueRow(db, id)).toMatchObject({ level: 'read', flagKinds: ['by-hand'], claim: null, reason: 'Cần theo dõi' });
    expect(await actionsOf(id)).toEqual(['case.opened', 'case.flagged-by-hand']);
    await expect(flagArticleByHand(db, analyst, busy.articles.vi.article, ' ')).rejects.toMatchObject({ code: 'missing-reason' });
  });
});

describe('the table of transitions', () => {
  it('knows every state of the model and leads from new to closed the full way', () => {
    const named = new Set(steps.flatMap(({ from, to }) => (to === 'same' ? from : [...from, to])));
    expect([...named].sort()).toEqual([...caseStates].sort());
    const reached = new Set<string>(['new']);
    for (let round = 0; round < caseStates.length; round += 1) for (const { from, to } of steps) if (to !== 'same' && from.some((state) => reached.has(state))) reached.add(to);
    expect(reached.size).toBe(caseStates.length);
  });

  it('offers a reader nothing, and an analyst to take, put back, set aside, close and draft', () => {
    for (const state of caseStates) expect(stepsFrom(state, 'reader')).toEqual([]);
    expect(stepsFrom('new', 'analyst')).toEqual(['take', 'set-aside', 'bring-back']);
    expect(stepsFrom('assessing', 'analyst')).toEqual(['take', 'put-back', 'set-aside', 'bring-back', 'close', 'draft']);
    expect(stepsFrom('closed', 'analyst')).toEqual([]);
  });
});
