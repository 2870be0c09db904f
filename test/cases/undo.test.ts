import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { eventsOf, verify } from '../../src/audit/index.ts';
import {
  addComment, assignCase, bringCaseBack, casePage, closeCase, decideClaim, openCase, putBackCase, queueRow, reopenCase, setCaseAside, takeCase, undoOffer, undoSteps, type By,
} from '../../src/cases/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { Problem } from '../../src/errors.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { busyDesk } from '../helpers/desk.ts';
import { random as seeded } from '../helpers/random.ts';

let db: OpenDatabase;
let busy: Awaited<ReturnType<typeof busyDesk>>;
let analyst: By;
let lead: By;
const start = new Date('2026-11-20T01:00:00Z');
let clock = start.getTime();
/** Each step comes a second after the one before. */
const at = (by: By): By => ({ ...by, now: new Date((clock += 1000)) });

beforeAll(async () => {
  ({ database: db } = await freshDatabase());
  busy = await busyDesk(db, start);
  analyst = { account: (await busy.desk.account('ha', 'analyst')).account };
  lead = { account: (await busy.desk.account('truong-phong', 'desk-lead')).account };
});
afterAll(async () => {
  expect(await verify(db)).toMatchObject({ ok: true });
  await db.close();
});
// What one test leaves behind cannot be undone in the next.
beforeEach(() => { clock += 3_600_000; });

const ref = async (caseId: number) => ({ caseId, version: (await queueRow(db, caseId))?.version ?? 0 });
const standing = async (caseId: number) => (await db.rows<Record<string, unknown>>(builtStatement('standing',
  'select state, assignee_id, close_reason, closed_at::text, check_by::text, set_aside_until::text from case_file where id = $1'), [caseId]))[0];
const offer = (by: By) => undoOffer(db, by.account, new Date(clock));
const undo = async (by: By) => undoSteps(db, at(by), (await offer(by))?.batch ?? '');

describe('undo', () => {
  it('brings a case closed from the queue back as it was, by an event that names the one undone; nothing is taken off the record', async () => {
    const id = busy.cases.rights;
    const before = await standing(id);
    await closeCase(db, at(analyst), { ...(await ref(id)), reason: 'opinion' });
    expect(await offer(analyst)).toMatchObject({ step: 'close', cases: 1, number: '2026-0004', caseId: id });
    expect(await undo(analyst)).toEqual({ step: 'close', caseIds: [id], left: 0 });
    expect(await standing(id)).toEqual(before);
    const events = await eventsOf(db, `case:${id}`);
    expect(events.map(({ action }) => action)).toEqual(['case.opened', 'case.taken', 'case.closed', 'case.undone']);
    expect(events.at(-1)?.detail).toMatchObject({ undoes: events[2]?.id, undone: 'case.closed', from: 'closed', to: 'new' });
    expect(await offer(analyst)).toBeNull();
  });

  it('goes back step by step, newest first', async () => {
    const id = busy.cases.rubber;
    const seen = [await standing(id)];
    await takeCase(db, at(analyst), await ref(id));
    seen.push(await standing(id));
    await setCaseAside(db, at(analyst), { ...(await ref(id)), until: 'louder-flag' });
    seen.push(await standing(id));
    await bringCaseBack(db, at(analyst), await ref(id));
    seen.push(await standing(id));
    await closeCase(db, at(analyst), { ...(await ref(id)), reason: 'accurate' });
    for (const expected of seen.reverse()) {
      await undo(analyst);
      expect(await standing(id)).toEqual(expected);
    }
    expect(await offer(analyst)).toBeNull();
  });

  it('takes back a decision on a claim, also from under a later step that was undone', async () => {
    const id = busy.cases.dash;
    await decideClaim(db, at(analyst), { caseId: id, claimId: busy.claims.dash, from: 'suggested', to: 'confirmed' });
    await takeCase(db, at(analyst), await ref(id));
    await undo(analyst);
    expect((await offer(analyst))?.step).toBe('decide-claim');
    await undo(analyst);
    expect((await casePage(db, id))?.claims.map(({ state, decidedAt }) => [state, decidedAt])).toEqual([['suggested', null]]);
  });

  it('is refused after half an hour, and no longer offered', async () => {
    await takeCase(db, at(analyst), await ref(busy.cases.flights));
    const { batch = '' } = (await offer(analyst)) ?? {};
    clock += 29 * 60_000;
    expect((await offer(analyst))?.batch).toBe(batch);
    clock += 2 * 60_000;
    expect(await offer(analyst)).toBeNull();
    await expect(undoSteps(db, at(analyst), batch)).rejects.toMatchObject({ code: 'undo-too-late' });
    expect(await queueRow(db, busy.cases.flights)).toMatchObject({ state: 'assessing' });
  });

  it('is refused once somebody else or the system has acted on the case; one’s own comment is no act', async () => {
    const id = busy.cases.flights;
    await putBackCase(db, at(analyst), await ref(id));
    const { batch = '' } = (await offer(analyst)) ?? {};
    await addComment(db, at(analyst), { caseId: id, text: 'Nhầm.' });
    expect((await offer(analyst))?.batch).toBe(batch);
    await takeCase(db, at(lead), await ref(id));
    expect(await offer(analyst)).toBeNull();
    await expect(undoSteps(db, at(analyst), batch)).rejects.toMatchObject({ code: 'acted-since' });
    await closeCase(db, at(lead), { ...(await ref(id)), reason: 'accurate' });
    await openCase(db, busy.articles.ko.story, 'notice', { now: new Date((clock += 1000)) });
    const closing = await db.rows<{ batch: string }>(builtStatement('b', 'select batch from undoable_step order by id desc limit 1'));
    await expect(undoSteps(db, at(lead), closing[0]?.batch ?? '')).rejects.toMatchObject({ code: 'acted-since' });
    expect(await queueRow(db, id)).toMatchObject({ state: 'new', level: 'notice' });
  });

  it('is nobody else’s, and works once', async () => {
    const id = busy.cases.rights;
    await takeCase(db, at(analyst), await ref(id));
    const { batch = '' } = (await offer(analyst)) ?? {};
    expect(await offer(lead)).toBeNull();
    await expect(undoSteps(db, at(lead), batch)).rejects.toMatchObject({ code: 'nothing-to-undo' });
    await undoSteps(db, at(analyst), batch);
    await expect(undoSteps(db, at(analyst), batch)).rejects.toMatchObject({ code: 'nothing-to-undo' });
    await expect(undoSteps(db, at(analyst), "'; drop table review")).rejects.toMatchObject({ code: 'nothing-to-undo' });
  });

  it('takes back a bulk action as one, and leaves alone what others have changed', async () => {
    const batch = randomUUID();
    const ids = [busy.cases.rights, busy.cases.rubber];
    for (const id of ids) await assignCase(db, { ...at(lead), batch }, { ...(await ref(id)), to: 'ha' });
    expect(await offer(lead)).toMatchObject({ batch, cases: 2, step: 'assign' });
    await closeCase(db, at(analyst), { ...(await ref(busy.cases.rubber)), reason: 'accurate' });
    expect(await undoSteps(db, at(lead), batch)).toEqual({ step: 'assign', caseIds: [busy.cases.rights], left: 1 });
    expect([(await queueRow(db, ids[0] ?? 0))?.state, (await queueRow(db, ids[1] ?? 0))?.state]).toEqual(['new', 'closed']);
  });

  it('is not offered for reopening what was closed as answered', async () => {
    const id = busy.cases.rubber;
    const note = 'xem lại';
    await reopenCase(db, at(lead), { ...(await ref(id)), note });
    expect((await offer(lead))?.step).toBe('reopen');
    await undo(lead);
    expect(await queueRow(db, id)).toMatchObject({ state: 'closed', closeReason: 'accurate' });
  });
});

describe('any sequence of steps', () => {
  for (const seed of [1, 2, 3, 4]) {
    it(`undone newest first leads back through every standing, whoever interferes is left alone (seed ${seed})`, async () => {
      const random = seeded(seed);
      const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
      const { story } = await busy.desk.article({ outlet: 'quy-nhon-bien', language: 'vi', title: `Tin ${seed}`, text: 'Tin.' });
      const { id } = await openCase(db, story, 'read', { now: new Date(clock) });
      const acts = [
        async (by: By) => takeCase(db, by, await ref(id)),
        async (by: By) => putBackCase(db, by, await ref(id)),
        async (by: By) => assignCase(db, by, { ...(await ref(id)), to: 'ha' }),
        async (by: By) => closeCase(db, by, { ...(await ref(id)), reason: 'opinion' }),
        async (by: By) => reopenCase(db, by, { ...(await ref(id)), note: 'x' }),
        async (by: By) => setCaseAside(db, by, { ...(await ref(id)), until: 'louder-flag' }),
        async (by: By) => bringCaseBack(db, by, await ref(id)),
      ];
      /** Standings before each step since somebody else acted last, with who acts. */
      let trail: { by: By; before: unknown }[] = [];
      let undone = 0;
      for (let n = 0; n < 40; n += 1) {
        const by = random() < 0.75 ? lead : analyst;
        const before = await standing(id);
        const last = trail.at(-1);
        if (random() < 0.35) {
          const offered = await offer(by);
          expect(offered !== null).toBe(last?.by === by);
          if (offered === null || last === undefined) continue;
          await undoSteps(db, at(by), offered.batch);
          expect(await standing(id)).toEqual(last.before);
          trail.pop();
          undone += 1;
          continue;
        }
        try {
          await pick(acts)(at(by));
        } catch (thrown) {
          if (!(thrown instanceof Problem)) throw thrown;
          expect(await standing(id)).toEqual(before);
          continue;
        }
        if (last !== undefined && last.by !== by) trail = [];
        trail.push({ by, before });
      }
      expect(undone).toBeGreaterThan(0);
    }, 60_000);
  }
});
