import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articlesToUnderstand, coverageLedger, countOutcomes, dueLinks, quarantineAfter, quarantined, replayQuarantined, saveLinks } from '../../src/articles/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import type { Reading } from '../../src/model/index.ts';
import { discoverLinks, sweep, takeIn, understand, type Means } from '../../src/pipeline.ts';
import { dueWaysIn, saveSource } from '../../src/sources/index.ts';
import { freshDatabase } from '../helpers/databases.ts';

const reading: Reading = {
  language: 'en', languageP: 1, about: { label: 'none', p: 1 }, places: [], topics: [{ label: 'other', p: 1 }], sentiment: null, claims: [], embedding: null, model: 'test',
};
const page = (url: string) => ({
  kind: 'page' as const,
  page: { url, finalUrl: url, status: 200, contentType: 'text/html', etag: null, lastModified: null, body: Buffer.from(url), sha256: 'b'.repeat(64), fetchedAt: new Date() },
});

describe('a poisoned link or article', () => {
  let db: OpenDatabase;
  let means: Means;
  let sourceId: number;
  let links: number[];
  let poisonous = true;
  let version = 1;
  const asked: string[] = [];
  const reminded = { takeIn: [] as number[], understand: [] as number[] };
  const run = (text: string, parameters: readonly unknown[] = []) => db.run(builtStatement('t', text), parameters);
  /** As if the pause after a failure were over. */
  const pauseIsOver = () => run("update step_failure set next_try_at = now() - interval '1 second'");

  beforeAll(async () => {
    db = (await freshDatabase()).database;
    sourceId = await saveSource(db, { key: 'a', name: 'A', homeUrl: 'https://a.example/', country: 'GB', languages: ['en'], kind: 'newspaper', waysIn: [{ kind: 'feed', url: 'https://a.example/rss' }] }, false);
    links = await saveLinks(db, sourceId, null, ['good', 'poison', 'nul'].map((name) => ({ url: `https://a.example/${name}`, urlKey: name, title: null, text: null, publishedAt: null })));
    means = {
      db,
      remind: { idle: async () => ({ discover: true, takeIn: true, understand: true }), discover: async () => undefined, takeIn: async (ids) => void reminded.takeIn.push(...ids), understand: async (ids) => void reminded.understand.push(...ids) },
      discover: async () => { throw new Error('a mistake of ours'); },
      urlKey: (url) => url,
      fetchPage: async ({ url }) => page(url),
      extractArticle: ({ url }) => ({ article: {
        title: url, text: `${url.endsWith('nul') && poisonous ? 'a\0b' : 'text'} ${version}`, canonicalUrl: url, publishedAt: null, publishedOffsetMinutes: null, declaredLanguage: 'en', charset: 'utf-8',
      } }),
      understandText: async ({ title }) => {
        asked.push(title);
        if (title.endsWith('poison') && poisonous) throw new Error('the model\0 choked');
        return reading;
      },
      fingerprint: () => ({ fingerprint: { language: 'en', shingles: 1, minhash: [], terms: [] } as never, bands: [] }),
      compareStories: () => ({ kind: 'none' }) as never,
      pace: { lookAgainAfterMinutes: [30], oldestDays: 60 },
      onFlag: () => undefined,
    };
  });
  afterAll(() => db.close());

  it('that PostgreSQL will not keep fails alone, waits, and is put aside with its reason', async () => {
    for (const id of links) await takeIn(id, means).catch(() => undefined);
    const bad = links[2]!;
    expect((await dueLinks(db, 10)).map(({ id }) => id)).toEqual([]);
    await expect(takeIn(bad, means)).resolves.toBeUndefined();
    for (let n = 1; n < quarantineAfter; n += 1) {
      expect(await quarantined(db)).toEqual([]);
      await pauseIsOver();
      expect((await dueLinks(db, 10)).map(({ id }) => id)).toEqual([bad]);
      await expect(takeIn(bad, means)).rejects.toThrow();
    }
    await pauseIsOver();
    expect(await dueLinks(db, 10)).toEqual([]);
    expect(await quarantined(db)).toMatchObject([{ step: 'take-in', subjectId: bad, attempts: quarantineAfter, sourceKey: 'a', url: 'https://a.example/nul' }]);
  });

  it('that chokes the classifiers is put aside too, while the others are understood', async () => {
    const ids = await articlesToUnderstand(db, 10);
    expect(ids.length).toBe(2);
    for (let n = 0; n < quarantineAfter; n += 1) {
      for (const id of ids) await understand(id, means).catch(() => undefined);
      await pauseIsOver();
    }
    expect(asked.filter((title) => title.endsWith('poison')).length).toBe(quarantineAfter);
    expect(await articlesToUnderstand(db, 10)).toEqual([]);
    expect((await quarantined(db)).find(({ step }) => step === 'understand')).toMatchObject({ reason: 'the model choked', title: 'https://a.example/poison' });
    const before = asked.length;
    reminded.understand.length = 0;
    await sweep(means);
    expect(reminded).toMatchObject({ takeIn: [], understand: [] });
    expect(asked.length).toBe(before);
  });

  it('stays one link in exactly one row of the ledger', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const [day] = await coverageLedger(db, { from: today, to: today, timeZone: 'UTC' });
    expect(day).toMatchObject({ day: today, found: 3, outcomes: [{ outcome: 'kept', count: 2 }, { outcome: 'quarantined', reason: null, count: 1 }] });
    expect((await countOutcomes(db)).reduce((sum, { count }) => sum + count, 0)).toBe(3);
    const none = await coverageLedger(db, { from: today, to: today, timeZone: 'UTC', sourceKey: 'b' });
    expect(none).toMatchObject([{ found: 0, polls: 0, outcomes: [] }]);
  });

  it('gets through once the cause is mended and it is replayed', async () => {
    poisonous = false;
    expect(await replayQuarantined(db, 'other')).toBe(0);
    expect(await replayQuarantined(db, 'a')).toBe(2);
    await takeIn(links[2]!, means);
    for (const id of await articlesToUnderstand(db, 10)) await understand(id, means);
    expect(await quarantined(db)).toEqual([]);
    expect(await articlesToUnderstand(db, 10)).toEqual([]);
    expect(await db.rows(builtStatement('t', 'select * from step_failure'))).toEqual([]);
  });

  it('is tried at once when the outlet changes its text', async () => {
    poisonous = true;
    version = 2;
    await run("update link set next_fetch_at = now() where id = $1", [links[1]]);
    await takeIn(links[1]!, means);
    const [id] = await articlesToUnderstand(db, 10);
    for (let n = 0; n < quarantineAfter; n += 1) {
      await understand(id!, means).catch(() => undefined);
      await pauseIsOver();
    }
    expect((await quarantined(db)).length).toBe(1);
    version = 3;
    await takeIn(links[1]!, means);
    expect(await quarantined(db)).toEqual([]);
    expect(await articlesToUnderstand(db, 10)).toEqual([id]);
  });

  it('of a way in backs off like a refusal and is not asked again every half minute', async () => {
    const [way] = await dueWaysIn(db, { limit: 10 });
    await expect(discoverLinks(way!.id, means)).rejects.toThrow('a mistake of ours');
    expect(await dueWaysIn(db, { limit: 10 })).toEqual([]);
    const [row] = await db.rows<{ problem_code: string; failures: number }>(builtStatement('t', 'select problem_code, failures from way_in'));
    expect(row).toEqual({ problem_code: 'unexpected', failures: 0.5 });
  });
});
