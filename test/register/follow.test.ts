import { afterAll, beforeAll, expect, it } from 'vitest';
import { createClaimFinder } from '../../classifiers/claims/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import { currentEntries, followRegister, importEntries, installStarterEntries } from '../../src/register/index.ts';
import { freshDatabase } from '../helpers/databases.ts';

let db: OpenDatabase;
beforeAll(async () => {
  ({ database: db } = await freshDatabase());
  await installStarterEntries(db);
});
afterAll(() => db.close());

const file = { name: 'x', sha256: '0'.repeat(64) };

it('a new version is looked for with the next article, without a restart; an entry past its validity is not', async () => {
  let clock = new Date('2026-11-20T05:00:00Z');
  let made = 0;
  const followed = await followRegister(db, (entries) => {
    made += 1;
    return entries;
  }, { timeZone: 'Asia/Ho_Chi_Minh', now: () => clock });
  const later = (ms: number) => { clock = new Date(clock.getTime() + ms); };
  const has = (id: string) => followed.current().some((entry) => entry.id === id);
  await followed.refresh();
  expect([made, has('SANSHA')]).toEqual([1, true]);
  const sansha = (await currentEntries(db)).find(({ id }) => id === 'SANSHA')!;
  await importEntries(db, [{ ...sansha, validUntil: '2026-11-20' }], file);
  await followed.refresh();
  expect(made).toBe(1);
  later(6_000);
  await followed.refresh();
  expect([made, has('SANSHA')]).toEqual([2, true]);
  // Midnight in Quy Nhơn is 17:00 UTC.
  later(12 * 3_600_000);
  await followed.refresh();
  expect([made, has('SANSHA')]).toEqual([3, false]);
  later(6_000);
  await followed.refresh();
  expect(made).toBe(3);
});

it('an entry of the office is found by its own wordings once it is there', async () => {
  let clock = 0;
  const followed = await followRegister(db, (entries) => createClaimFinder([...entries]), { timeZone: 'Asia/Ho_Chi_Minh', now: () => new Date(clock) });
  const sentence = 'Cầu Thị Nại ở Quy Nhơn đã bị đóng vĩnh viễn từ tháng ba năm nay.';
  const find = () => followed.current().find({ title: '', text: sentence, outletCountry: 'VN' }, 'vi').map(({ register }) => register);
  expect(find()).toEqual([]);
  const [pattern] = await currentEntries(db);
  await importEntries(db, [{ ...pattern!, id: 'BRIDGE-1', version: 1, kind: 'document-fact', wordings: [{ language: 'vi', voice: 'asserts', text: sentence }] }], file);
  clock += 10_000;
  await followed.refresh();
  expect(find()).toEqual(['BRIDGE-1']);
});
