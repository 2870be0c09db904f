// A property: whatever people of any role try in whatever order, with the functions or in plain SQL, nothing is released without the two
// approvals of the very text, by a desk lead and a spokesperson who did not write on it. Seeded, so that a failure can be run again.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../src/audit/index.ts';
import { addComment, assignCase, closeCase, concludeCase, decideClaim, queueRow, reopenCase, takeCase, type By } from '../../src/cases/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import { Problem } from '../../src/errors.ts';
import {
  answerAgain, approveText, dropResponse, giveUpDrafting, hashOfText, openResponse, returnText, saveRevision, startMonitoring, submitForApproval,
} from '../../src/responses/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { random } from '../helpers/random.ts';
import { answerableCase, finished, openOffice, person, place, plain, type Office } from './office.ts';

let db: OpenDatabase;
let office: Office;
beforeAll(async () => {
  ({ database: db } = await freshDatabase());
  office = await openOffice(db);
});
afterAll(async () => {
  expect(await verify(db)).toMatchObject({ ok: true });
  await db.close();
});

type Newest = { id: number; revisionId: number; number: number; sha256: string };
type Try = { readonly by: By; readonly next: () => number; readonly caseId: number; readonly claimId: number; readonly version: number; readonly all: readonly Newest[]; readonly one: Newest };
const nothing: Newest = { id: 999_999, revisionId: 999_999, number: 0, sha256: '0'.repeat(64) };
const some = <T>(next: () => number, list: readonly T[], otherwise: T): T => list[Math.floor(next() * list.length)] ?? otherwise;
const part = (next: () => number) => (next() < 0.5 ? 'content' : 'release');

/** Everything that somebody may try; the likely steps stand more than once, so that sequences get far. */
const tries: readonly ((given: Try) => Promise<unknown>)[] = [
  ({ by, caseId, claimId }) => openResponse(db, by, { caseId, kind: 'correction-request', language: 'en', claimId }, place),
  ({ by, caseId, next }) => openResponse(db, by, { caseId, kind: next() < 0.5 ? 'statement' : 'briefing', language: 'en' }, place),
  ({ by, one, next }) => saveRevision(db, by, one.id, one.number, finished(String(Math.floor(next() * 6)))),
  ({ by, one, next }) => saveRevision(db, by, one.id, one.number, finished(String(Math.floor(next() * 6)))),
  async ({ by, all, next }) => { for (const each of all) await saveRevision(db, by, each.id, each.number, finished(String(Math.floor(next() * 6)))).catch(() => undefined); },
  ({ by, caseId }) => submitForApproval(db, by, caseId),
  ({ by, caseId }) => submitForApproval(db, by, caseId),
  ({ by, caseId }) => submitForApproval(db, by, caseId),
  ...Array.from({ length: 8 }, () => ({ by, one }: Try) => approveText(db, by, { responseId: one.id, sha256: one.sha256, part: by.account.role === 'spokesperson' ? 'release' : 'content' })),
  ({ by, one, next }) => approveText(db, by, { responseId: one.id, sha256: one.sha256, part: part(next) }),
  ({ by, one, next }) => approveText(db, by, { responseId: one.id, sha256: hashOfText(finished(String(Math.floor(next() * 6)))), part: part(next) }),
  ({ by, one, next }) => returnText(db, by, { responseId: one.id, sha256: one.sha256, part: part(next), reason: 'Cần rõ hơn.' }),
  ({ by, one }) => dropResponse(db, by, one.id),
  ({ by, caseId }) => giveUpDrafting(db, by, caseId, 'Không cần trả lời nữa.'),
  ({ by, caseId }) => startMonitoring(db, by, caseId),
  ({ by, caseId }) => answerAgain(db, by, caseId, 'Báo khác đăng lại.'),
  ({ by, caseId, version }) => takeCase(db, by, { caseId, version }),
  ({ by, caseId, version, next }) => assignCase(db, by, { caseId, version, to: some(next, ['ha', 'lan', 'doc', 'phat-ngon'], 'ha') }),
  ({ by, caseId, version }) => concludeCase(db, by, { caseId, version, note: 'Báo đã đính chính.' }),
  ({ by, caseId, version }) => closeCase(db, by, { caseId, version, reason: 'no-reply-needed' }),
  ({ by, caseId, version }) => reopenCase(db, by, { caseId, version, note: 'Xem lại.' }),
  ({ by, caseId }) => addComment(db, by, { caseId, text: 'Ý kiến.' }),
  ({ by, caseId, claimId }) => decideClaim(db, by, { caseId, claimId, from: 'confirmed', to: 'rejected' }),
  ({ by, caseId, claimId }) => decideClaim(db, by, { caseId, claimId, from: 'rejected', to: 'confirmed' }),
  // Cheats at a SQL prompt.
  ({ caseId, next }) => plain(db, 'update case_file set state = $2 where id = $1', [caseId, some(next, ['approval', 'released', 'monitoring', 'drafting'], 'released')]),
  ({ one }) => plain(db, 'update response set released_at = now(), released_revision_id = $2 where id = $1', [one.id, one.revisionId]),
  ({ one }) => plain(db, `update response_revision set body = 'other' where id = $1`, [one.revisionId]),
  ({ by, one, next }) => plain(db, `insert into response_decision (revision_id, sha256, part, verdict, decided_by, at) values ($1, $2, $3, 'approved', $4, now())`, [one.revisionId, one.sha256, part(next), by.account.id]),
];

/** What a person who wants to get on would do in this state; without a push, few sequences of chance alone reach a release. */
function push(state: string, given: Omit<Try, 'by'>): Promise<unknown> | null {
  const as = (name: string) => person(office, name);
  const { caseId, claimId, one } = given;
  if (state === 'assessing') return openResponse(db, as(some(given.next, ['ha', 'lan', 'pho-phong'], 'ha')), { caseId, kind: 'correction-request', language: 'en', claimId }, place);
  if (state === 'drafting') return given.next() < 0.5 ? (tries[4] as (typeof tries)[number])({ ...given, by: as('ha') }) : submitForApproval(db, as('lan'), caseId);
  const approves = (name: string, which: 'content' | 'release') => approveText(db, as(name), { responseId: one.id, sha256: one.sha256, part: which });
  if (state === 'approval') return given.next() < 0.5 ? approves(some(given.next, ['truong-phong', 'pho-phong'], ''), 'content') : approves(some(given.next, ['phat-ngon', 'lanh-dao'], ''), 'release');
  return state === 'released' ? startMonitoring(db, as('ha'), caseId) : null;
}

/** The rule once more, from the bare tables, without the view and the functions under test. Gives how many responses were released. */
async function check(caseId: number): Promise<number> {
  const [found] = await plain<{ state: string; reason: string | null }>(db, 'select state, close_reason as reason from case_file where id = $1', [caseId]);
  const released = await plain<{ id: number; revision: number }>(db, 'select id, released_revision_id as revision from response where case_id = $1 and released_at is not null', [caseId]);
  for (const { id, revision } of released) {
    const texts = await plain<{ id: number; number: number; title: string; body: string; title_vi: string | null; body_vi: string | null; sha256: string; written_by: number }>(db, 'select * from response_revision where response_id = $1 order by number desc', [id]);
    const newest = texts[0];
    expect(newest?.id).toBe(revision);
    const sha256 = hashOfText({ title: newest?.title ?? '', body: newest?.body ?? '', titleVi: newest?.title_vi ?? null, bodyVi: newest?.body_vi ?? null });
    expect(newest?.sha256).toBe(sha256);
    const decisions = await plain<{ part: string; verdict: string; sha256: string; decided_by: number; role: string }>(db, 'select d.*, a.role from response_decision d join account a on a.id = d.decided_by where revision_id = $1 order by d.id', [revision]);
    const sinceReturn = decisions.slice(decisions.findLastIndex(({ verdict }) => verdict === 'returned') + 1).filter((decision) => decision.sha256 === sha256);
    const content = sinceReturn.find((decision) => decision.part === 'content');
    const release = sinceReturn.find((decision) => decision.part === 'release');
    expect([content?.role, release?.role]).toEqual(['desk-lead', 'spokesperson']);
    const writers = texts.map(({ written_by: by }) => by);
    expect(new Set([content?.decided_by, release?.decided_by, ...writers]).size).toBe(new Set(writers).size + 2);
  }
  const open = await plain(db, 'select 1 from response where case_id = $1 and released_at is null and dropped_at is null', [caseId]);
  if (found?.state === 'released' || found?.state === 'monitoring') expect([released.length > 0, open.length]).toEqual([true, 0]);
  if (found?.reason === 'answered') expect(released.length).toBeGreaterThan(0);
  return released.length;
}

describe('random sequences of steps', () => {
  it('never reach released without the two approvals of the current text by two people other than its writers', async () => {
    const people = Object.values(office.people);
    const reached = new Map<string, number>();
    let released = 0;
    let refused = 0;
    for (let seed = 1; seed <= 24; seed += 1) {
      const next = random(seed);
      const { caseId, claimId } = await answerableCase(office);
      for (let step = 0; step < 45; step += 1) {
        const all = await plain<Newest>(db, 'select r.id, v.id as "revisionId", v.number, v.sha256 from response r join response_revision v on v.response_id = r.id where case_id = $1 and dropped_at is null and released_at is null and v.number = (select max(number) from response_revision where response_id = r.id)', [caseId]);
        const row = await queueRow(db, caseId);
        const version = row?.version ?? 0;
        const given = { by: some(next, people, people[0] as By), next, caseId, claimId, version, all, one: some(next, all, nothing) };
        const pushed = next() < 0.3 ? push(row?.state ?? '', given) : null;
        await (pushed ?? some(next, tries, async () => undefined)(given)).catch((thrown: unknown) => {
          refused += 1;
          // A refusal is a sentence for people or the database's own; anything else is a mistake of ours.
          if (!(thrown instanceof Problem) && (thrown as { code?: string }).code !== '23001' && (thrown as { code?: string }).code !== '23503') throw thrown;
        });
        const state = (await queueRow(db, caseId))?.state ?? '';
        reached.set(state, (reached.get(state) ?? 0) + 1);
        await check(caseId);
      }
      released += await check(caseId);
    }
    // The sequences get far enough for the property to mean something.
    for (const state of ['assessing', 'drafting', 'approval', 'released', 'monitoring', 'closed']) expect(reached.get(state) ?? 0).toBeGreaterThan(0);
    expect(released).toBeGreaterThan(3);
    expect(refused).toBeGreaterThan(100);
    console.log(`released ${released}, refused ${refused}, ${[...reached].map(([state, count]) => `${state} ${count}`).join(', ')}`);
  }, 240_000);
});
