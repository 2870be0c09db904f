import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { judgeVolume, saveSource, sourceHealth, watchSilence, type VolumePast } from '../../src/sources/index.ts';
import { freshDatabase } from '../helpers/databases.ts';

const lastFoundAt = new Date('2026-11-19T05:00:00Z');
const days = 63;
/** Volumes by weekday, counted back from now: `week[0]` is the last 24 hours, `week[6]` six days before. */
const past = (week: readonly number[], change: Partial<VolumePast> & { recent?: Record<number, number> } = {}): VolumePast => ({
  links: Array.from({ length: days }, (_, back) => change.recent?.[back] ?? week[back % 7] ?? 0),
  asked: Array.from({ length: days }, () => true),
  ageDays: 200,
  lastFoundAt,
  ...change,
});
const busy = [40, 42, 38, 41, 39, 12, 10];

describe('the silence alarm', () => {
  it('knows a source that goes on as usual', () => {
    expect(judgeVolume(past(busy))).toMatchObject({ state: 'usual', silentSince: null, last24h: 40, usual24h: 40, last7d: 222, usual7d: 222, weeks: 8 });
  });

  it('sounds when a busy source brings nothing for a day, and says since when', () => {
    expect(judgeVolume(past(busy, { recent: { 0: 0 } }))).toMatchObject({ state: 'silent', silentSince: lastFoundAt, last24h: 0 });
  });

  it('calls a source low that brings far less than usual, but not nothing', () => {
    expect(judgeVolume(past(busy, { recent: { 0: 6 } }))).toMatchObject({ state: 'low', silentSince: null });
    expect(judgeVolume(past(busy, { recent: { 0: 28 } })).state).toBe('usual');
  });

  it('compares a Sunday with Sundays', () => {
    const sunday = [10, 40, 42, 38, 41, 39, 12];
    expect(judgeVolume(past(sunday, { recent: { 0: 8 } })).state).toBe('usual');
    const workday = [40, 42, 38, 41, 39, 12, 10];
    expect(judgeVolume(past(workday, { recent: { 0: 8 } })).state).toBe('low');
  });

  it('waits a week before it says that a small source is silent', () => {
    const small = [3, 2, 3, 1, 2, 0, 1];
    expect(judgeVolume(past(small, { recent: { 0: 0 } })).state).toBe('usual');
    expect(judgeVolume(past(small, { recent: { 0: 0, 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0 } }))).toMatchObject({ state: 'silent', last7d: 0, usual7d: 12 });
  });

  it('is not led astray by one wild week and one dead one in the past', () => {
    const wild = Object.fromEntries([...Array.from({ length: 7 }, (_, d) => [14 + d, 900]), ...Array.from({ length: 7 }, (_, d) => [28 + d, 0])]) as Record<number, number>;
    expect(judgeVolume(past(busy, { recent: wild }))).toMatchObject({ state: 'usual', usual24h: 40 });
    expect(judgeVolume(past(busy, { recent: { ...wild, 0: 0 } })).state).toBe('silent');
  });

  it('says nothing of a young source, nor of days on which we slept', () => {
    expect(judgeVolume(past(busy, { ageDays: 20, recent: { 0: 0 } })).state).toBe('unknown');
    const asleep = Array.from({ length: days }, (_, back) => back > 1);
    expect(judgeVolume(past(busy, { asked: asleep, recent: { 0: 0, 1: 0 } })).state).toBe('usual');
    const sleptBefore = Array.from({ length: days }, (_, back) => back < 7);
    expect(judgeVolume(past(busy, { asked: sleptBefore, recent: { 0: 0 } })).state).toBe('unknown');
  });
});

describe('over an archive', () => {
  let db: OpenDatabase;
  const now = new Date('2026-11-20T06:00:00Z');
  const run = (text: string, parameters: readonly unknown[] = []) => db.run(builtStatement('t', text), parameters);
  const source = (key: string) => saveSource(db, { key, name: key, homeUrl: `https://${key}.example/`, country: 'VN', languages: ['vi'], kind: 'newspaper', waysIn: [{ kind: 'feed', url: `https://${key}.example/rss` }] }, false);
  const state = async (key: string) => (await sourceHealth(db)).find((one) => one.key === key)?.volume;

  beforeAll(async () => {
    db = (await freshDatabase()).database;
    for (const key of ['goes-on', 'fell-silent', 'new-one']) {
      const id = await source(key);
      const first = key === 'new-one' ? 3 : 70;
      const last = key === 'fell-silent' ? 2 : 0;
      await run(`insert into link (source_id, url, url_key, found_at) select $1::int, u, u, $2::timestamptz - make_interval(days => d, hours => 1 + n)
        from generate_series($3::int, $4::int) d, generate_series(0, 19) n, lateral (select 'https://x/' || $1::int || '/' || d || '/' || n as u) as address`, [id, now, last, first]);
      await run('insert into poll_day (source_id, day, polls) select $1, ($2::timestamptz)::date - d, 40 from generate_series(0, 70) d', [id, now]);
    }
  });
  afterAll(() => db.close());

  it('finds the one that fell silent and when, and changes nothing when run again', async () => {
    expect(await watchSilence(db, now)).toEqual({ judged: 3, alarms: 1 });
    expect(await state('goes-on')).toMatchObject({ state: 'usual', last24h: 20, usual24h: 20 });
    expect(await state('fell-silent')).toMatchObject({ state: 'silent', last24h: 0, usual24h: 20 });
    expect(new Date((await state('fell-silent'))?.silentSince ?? 0)).toEqual(new Date(now.getTime() - 2 * 86_400_000 - 3_600_000));
    expect(await state('new-one')).toMatchObject({ state: 'unknown', weeks: 0 });
    expect(await watchSilence(db, now)).toEqual({ judged: 3, alarms: 1 });
  });

  it('shows a silent source before the others', async () => {
    expect((await sourceHealth(db)).map(({ key }) => key)[0]).toBe('fell-silent');
  });

  it('leaves out what is switched off', async () => {
    await run("update source set enabled = false where key = 'fell-silent'");
    expect(await watchSilence(db, now)).toEqual({ judged: 2, alarms: 0 });
  });
});
