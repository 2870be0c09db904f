// Rejected wordings teach: the same words are told one step more quietly for each rejection, until somebody confirms them.

import { afterEach, beforeEach, expect, it } from 'vitest';
import { casePage, decideClaim, openCase, type By } from '../../src/cases/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { raiseClaimFlags } from '../../src/flags/index.ts';
import type { Voice } from '../../src/model/index.ts';
import { quieterClaims, saveClaims } from '../../src/register/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { emptyDesk, type Desk } from '../helpers/desk.ts';

let db: OpenDatabase;
let desk: Desk;
let analyst: By;
const now = new Date('2026-11-20T00:45:00Z');
let told = 0;

beforeEach(async () => {
  ({ database: db } = await freshDatabase());
  desk = await emptyDesk(db, now);
  analyst = { account: (await desk.account('ha', 'analyst')).account, now };
});
afterEach(() => db.close());

/** An article of its own story with the claim, as the pipeline saves and flags it. */
async function found(quote: string, { register = 'SANSHA', voice = 'asserts' as Voice } = {}) {
  told += 1;
  const where = await desk.article({ outlet: 'penang-courier', language: 'en', title: `Report ${told}`, text: `Something. ${quote}` });
  const [claim] = await saveClaims(db, where.revision, [{ register, kind: 'stated-position', voice, quote, sentence: quote, p: 0.9 }]);
  if (claim === undefined) throw new Error('not saved');
  const [flag] = await raiseClaimFlags(db, where.story, where.article, [claim]);
  return { ...where, claim: claim.id, level: flag?.level ?? 'none' };
}

let minutes = 0;
async function decide(one: { claim: number; story: number }, to: 'confirmed' | 'rejected') {
  minutes += 1;
  const [row] = await db.rows<{ id: number }>(builtStatement('seed', "insert into case_file (number, story_id, level) values ($1, $2, 'alert') returning id"), [`2026-9${String(minutes).padStart(3, '0')}`, one.story]);
  await decideClaim(db, { ...analyst, now: new Date(now.getTime() + minutes * 60_000) }, { caseId: row?.id ?? 0, claimId: one.claim, from: 'suggested', to });
}

it('becomes an alert, then a notice, then silent, and loud again once the words are confirmed', async () => {
  const words = 'Sansha City opened a weather station on the 14th.';
  const first = await found(words);
  expect(first.level).toBe('alert');
  await decide(first, 'rejected');
  // Another day, another capital letter: the same words.
  const second = await found('Sansha city opened a weather station on the 27th');
  expect(second.level).toBe('notice');
  await decide(second, 'rejected');
  const third = await found(words);
  expect(third.level).toBe('none');
  const [kept] = await db.rows(builtStatement('look', 'select state, rejected_before, taught_by from claim where id = $1'), [third.claim]);
  expect(kept).toEqual({ state: 'suggested', rejected_before: 2, taught_by: second.claim });
  await decide(third, 'confirmed');
  expect((await found(words)).level).toBe('alert');
});

it('is said on the case and counted by the entry, as long as the decision stands', async () => {
  const words = 'Sansha City opened a library on the 3rd.';
  const first = await found(words);
  await decide(first, 'rejected');
  const second = await found(words);
  await decide(second, 'rejected');
  const third = await found(words);
  expect(await quieterClaims(db, 'SANSHA')).toEqual({ quieter: 2, silent: 1 });
  expect(await quieterClaims(db, 'PARACEL-CN')).toEqual({ quieter: 0, silent: 0 });
  const { id: caseId } = await openCase(db, third.story, 'read', { now });
  const shown = async () => (await casePage(db, caseId))?.claims.map(({ rejectedBefore, taughtAt, taughtIn }) => ({ rejectedBefore, taughtAt, taughtIn }));
  expect(await shown()).toEqual([{ rejectedBefore: 2, taughtAt: expect.any(Date) as Date, taughtIn: second.article }]);
  await db.run(builtStatement('seed', "update claim set state = 'suggested', decided_at = null where id = $1"), [second.claim]);
  expect(await shown()).toEqual([{ rejectedBefore: 2, taughtAt: null, taughtIn: null }]);
});

it('learns nothing for other words, another entry or another voice', async () => {
  const words = '三沙市在永兴岛开设了一座新的图书馆。';
  await decide(await found(words), 'rejected');
  expect((await found('三沙市宣布对附近海域实施行政管理。')).level).toBe('alert');
  expect((await found(words, { register: 'PARACEL-CN' })).level).toBe('alert');
  expect((await found(words, { voice: 'attributes' })).level).toBe('notice');
  expect((await found(words)).level).toBe('notice');
});
