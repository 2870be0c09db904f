import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countOutcomes, countRevisions } from '../src/articles/index.ts';
import { builtStatement } from '../src/database/index.ts';
import { runRound, type RoundCounts } from '../src/round.ts';
import { openWholeWay, type WholeWay } from './helpers/whole-way.ts';

const sql = (text: string) => builtStatement('test', text);

describe('one article’s way, over the fictional press', () => {
  let way: WholeWay;
  let counts: RoundCounts;
  let startedAt: Date;
  let clock: Date;

  beforeAll(async () => {
    startedAt = clock = new Date();
    way = await openWholeWay({ now: startedAt, clock: () => clock });
    counts = await runRound(way.means, { all: true });
  }, 240_000);
  afterAll(() => way.close());

  const rows = <Row>(text: string, parameters?: unknown[]) => way.db.rows<Row>(sql(text), parameters);
  const urlOf = (id: string) => way.press.articles.find((article) => article.id === id)?.url ?? '';

  it('ends without a failure, every link in exactly one outcome, every kept article understood', async () => {
    expect(counts.failures).toEqual([]);
    const outcomes = await countOutcomes(way.db);
    const links = await rows<{ n: number }>('select count(*)::int as n from link');
    expect(outcomes.reduce((sum, { count }) => sum + count, 0)).toBe(links[0]?.n);
    const { articles, understood } = await countRevisions(way.db);
    expect(understood).toBe(articles);
    expect(outcomes.filter(({ outcome }) => outcome === 'kept').reduce((sum, { count }) => sum + count, 0)).toBe(articles);
    expect(articles).toBeGreaterThanOrEqual(150);
  });

  it('reads every kind of source and every charset of the fictional press', async () => {
    const kinds = await rows<{ kind: string; n: number }>(
      "select w.kind, count(*)::int as n from link l join way_in w on w.id = l.way_in_id where l.outcome = 'kept' group by 1 order by 1",
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['feed', 'listing', 'rendered', 'sitemap']);
    const charsets = (await rows<{ charset: string }>('select distinct lower(charset) as charset from revision')).map(({ charset }) => charset);
    expect(charsets).toEqual(expect.arrayContaining(['gbk', 'big5', 'shift_jis', 'euc-kr', 'windows-874', 'windows-1258', 'windows-1251', 'utf-8']));
    const garbled = await rows("select id from revision where title like '%\uFFFD%' or body like '%\uFFFD%'");
    expect(garbled).toEqual([]);
  });

  it('never asks for the forbidden section and says so of the links into it', async () => {
    expect([...way.press.requests.keys()].filter((url) => url.includes('/noi-bo/'))).toEqual([]);
    const forbidden = await rows<{ outcome: string; skip_reason: string }>("select distinct outcome, skip_reason from link where url like '%/noi-bo/%'");
    expect(forbidden).toEqual([{ outcome: 'skipped', skip_reason: 'forbidden-by-robots' }]);
  });

  it('says what is wrong with the dead outlet and the broken feeds, and goes on', async () => {
    const troubled = await rows<{ key: string; state: string; problem_code: string }>(
      "select s.key, w.state, w.problem_code from way_in w join source s on s.id = w.source_id where w.state <> 'ok' order by s.key, w.id",
    );
    expect(troubled.find(({ key }) => key === 'dead-herald')).toMatchObject({ state: 'failing', problem_code: 'unreachable' });
    expect([...new Set(troubled.map(({ key }) => key))]).toEqual(['broken-courier', 'dead-herald']);
  });

  it('takes one wire text in several papers for one story whose copies count once', async () => {
    const originals = way.press.articles.filter(({ copyOf }) => copyOf !== null);
    const placed = await rows<{ url: string; story_id: number; copied: boolean }>(
      'select l.url, sa.story_id, sa.copy_of is not null as copied from story_article sa join article a on a.id = sa.article_id join link l on l.id = a.link_id',
    );
    const storyOf = new Map(placed.map(({ url, story_id }) => [url, story_id]));
    const together = originals.filter(({ url, copyOf }) => storyOf.get(url) === storyOf.get(urlOf(copyOf ?? '')));
    expect(originals.length).toBeGreaterThanOrEqual(6);
    expect(together.length / originals.length).toBeGreaterThanOrEqual(0.9);
    expect(placed.filter(({ copied }) => copied).length).toBeGreaterThanOrEqual(5);
  });

  it('flags no article as asserting a claim that carries none, least of all criticism', async () => {
    const alarmed = await rows<{ url: string }>(
      "select l.url from flag f join claim c on c.id = f.claim_id join article a on a.id = f.article_id join link l on l.id = a.link_id where c.voice = 'asserts'",
    );
    const wrong = alarmed
      .map(({ url }) => way.press.articles.find((article) => article.url === url))
      .filter((article) => article !== undefined && article.expect.claim === null);
    expect(wrong.map((article) => article?.id)).toEqual([]);
    expect(alarmed.length).toBeGreaterThanOrEqual(8);
  });

  it('quotes exactly what the article says', async () => {
    const claims = await rows<{ quote: string; sentence: string; title: string; body: string }>(
      'select c.quote, c.sentence, r.title, r.body from claim c join revision r on r.id = c.revision_id',
    );
    expect(claims.length).toBeGreaterThan(10);
    expect(claims.filter(({ quote, title, body }) => !title.includes(quote) && !body.includes(quote))).toEqual([]);
  });

  it('opens a case for every flagged story, and none for any other', async () => {
    const [sums] = await rows<{ flagged: number; cases: number; loud: number }>(
      `select (select count(distinct story_id)::int from flag) as flagged, (select count(*)::int from case_file) as cases,
         (select count(*)::int from case_file c where c.level <> (select f.level from flag f where f.story_id = c.story_id
            order by array_position(array['alert','notice','read'], f.level) limit 1)) as loud`,
    );
    expect(sums?.flagged).toBeGreaterThan(10);
    expect(sums).toMatchObject({ cases: sums?.flagged, loud: 0 });
  });

  it('changes nothing when every step runs a second time', async () => {
    const before = await rows(everything);
    await way.db.run(sql('update link set next_fetch_at = now() where outcome in (\'kept\', \'unchanged\')'));
    await way.db.run(sql('update article set understood_revision_id = null'));
    await runRound(way.means, { all: true });
    expect(await rows(everything)).toEqual(before);
  }, 240_000);

  it('keeps a correction as a second revision beside the first', async () => {
    const corrected = way.press.articles.filter(({ correction }) => correction !== null);
    expect(corrected.length).toBeGreaterThan(0);
    clock = new Date(startedAt.getTime() + 3_600_000);
    await way.db.run(sql("update link set next_fetch_at = now(), etag = etag where outcome in ('kept', 'unchanged')"));
    await runRound(way.means);
    for (const { url } of corrected) {
      const revisions = await rows<{ number: number; body: string }>(
        'select r.number, r.body from revision r join article a on a.id = r.article_id join link l on l.id = a.link_id where l.url = $1 order by 1', [url],
      );
      expect(revisions.map(({ number }) => number)).toEqual([1, 2]);
      expect(revisions[0]?.body).not.toBe(revisions[1]?.body);
    }
  }, 240_000);
});

const everything = `select (select count(*)::int from link) as links, (select count(*)::int from article) as articles,
  (select count(*)::int from revision) as revisions, (select count(*)::int from reading) as readings, (select count(*)::int from claim) as claims,
  (select count(*)::int from flag) as flags, (select count(*)::int from story) as stories, (select count(*)::int from case_file) as cases`;
