import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { failureWeight, givenUpAfter, notePoll, recentPolls, saveSource, sourceHealth, waitMinutes, type PollResult } from '../../src/sources/index.ts';
import { freshDatabase } from '../helpers/databases.ts';

const refused = (problem: Extract<PollResult, { kind: 'refused' }>['problem'], more: object = {}) => ({ kind: 'refused' as const, problem, detail: `${problem} happened.`, ...more });
const brought = (newLinks: number): PollResult => ({ kind: 'found', found: 20, newLinks, etag: '"1"', lastModified: null });
const dayMinutes = 1_440;

describe('how much a refusal counts', () => {
  it('is whole for what will not pass, half for what may, a quarter where the origin asks for patience', () => {
    expect((['unsafe-address', 'forbidden-by-robots', 'bad-pattern', 'too-large'] as const).map((code) => failureWeight(refused(code)))).toEqual([1, 1, 1, 1]);
    expect((['unreachable', 'server-error', 'gone', 'broken-feed', 'blocked-by-origin'] as const).map((code) => failureWeight(refused(code)))).toEqual([0.5, 0.5, 0.5, 0.5, 0.5]);
    expect(failureWeight(refused('blocked-by-origin', { status: 429 }))).toBe(0.25);
    expect(failureWeight(refused('server-error', { status: 503, retryAfterMs: 60_000 }))).toBe(0.25);
  });

  it('is nothing where it was our own doing', () => {
    expect([failureWeight(refused('cancelled')), failureWeight(refused('no-browser'))]).toEqual([0, 0]);
  });

  it('makes the wait longer up to a day, and once given up longer still, up to four weeks', () => {
    const waits = [1, 2, 3, 6, 9.5].map((failures) => waitMinutes(30, failures, refused('unreachable')));
    expect(waits).toEqual([60, 120, 240, dayMinutes, dayMinutes]);
    expect([0, 1, 2, 3, 4, 5, 500].map((more) => waitMinutes(30, givenUpAfter + more, refused('unreachable')) / dayMinutes)).toEqual([1, 2, 4, 8, 16, 28, 28]);
    expect(waitMinutes(30, 0.25, refused('server-error', { retryAfterMs: 7_200_000 }))).toBe(120);
  });
});

describe('the polls of a way in', () => {
  let db: OpenDatabase;
  let sourceId: number;
  let wayId: number;
  const row = async () => (await sourceHealth(db)).find(({ id }) => id === sourceId)!.waysIn[0]!;
  const untilNext = async () => ((await db.one<{ minutes: number }>(builtStatement('t', 'select extract(epoch from next_poll_at - now())::float8 / 60 as minutes from way_in'))).minutes);
  beforeAll(async () => {
    db = (await freshDatabase()).database;
    sourceId = await saveSource(db, { key: 'a', name: 'A', homeUrl: 'https://a.example/', country: 'VN', languages: ['vi'], kind: 'newspaper', waysIn: [{ kind: 'feed', url: 'https://a.example/rss' }] }, false);
    wayId = (await row()).id;
  });
  afterAll(() => db.close());

  it('give up after enough weight, are still due later, and come back to life with one answer', async () => {
    for (let n = 0; n < 19; n += 1) await notePoll(db, wayId, refused('gone'), 5);
    expect(await row()).toMatchObject({ failures: 9.5, givenUpAt: null, state: 'failing' });
    await notePoll(db, wayId, refused('gone'), 5);
    expect((await row()).givenUpAt).not.toBeNull();
    expect(await untilNext()).toBeCloseTo(dayMinutes, -1);
    const since = (await row()).givenUpAt;
    for (let n = 0; n < 20; n += 1) await notePoll(db, wayId, refused('gone'), 5);
    expect(await untilNext()).toBeCloseTo(28 * dayMinutes, -2);
    expect((await row()).givenUpAt).toBe(since);
    await notePoll(db, wayId, brought(3), 5);
    expect(await row()).toMatchObject({ failures: 0, givenUpAt: null, state: 'ok', problemCode: null });
    expect(await untilNext()).toBeLessThan(60);
  });

  it('keep the last thirty readable and count all of them by day', async () => {
    const polls = await recentPolls(db, wayId);
    expect(polls.length).toBe(30);
    expect(polls[0]).toMatchObject({ outcome: 'found', found: 20, newLinks: 3 });
    const [day] = await db.rows<{ polls: number; refused: number; found: number; new_links: number }>(builtStatement('t', 'select polls, refused, found, new_links from poll_day'));
    expect(day).toEqual({ polls: 41, refused: 40, found: 20, new_links: 3 });
  });

  it('of a machine without a browser say nothing against the outlet', async () => {
    await notePoll(db, wayId, refused('no-browser'), 1);
    expect(await row()).toMatchObject({ state: 'unavailable', failures: 0 });
    expect((await row()).lastSuccessAt).not.toBeNull();
  });
});
