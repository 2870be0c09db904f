import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenDatabase } from '../../src/database/index.ts';
import { builtStatement } from '../../src/database/index.ts';
import { composeDigest } from '../../src/digests/index.ts';
import type { DigestContent, DigestItem } from '../../src/model/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { fillArchive, moveLinks, week, written } from './archive.ts';

let db: OpenDatabase;
let content: DigestContent;
let items: DigestItem[];
const itemOf = (key: string) => {
  const item = items.find(({ url }) => url.endsWith(`/${key}`));
  if (item === undefined) throw new Error(`no item for ${key}`);
  return item;
};
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);

beforeAll(async () => {
  db = (await freshDatabase()).database;
  await fillArchive(db);
  await moveLinks(db);
  content = await composeDigest(db, week);
  items = content.sections.flatMap((section) => section.items);
});
afterAll(() => db.close());

test('one item a story, and copies of one text count once', () => {
  const port = itemOf('port');
  expect(items.filter(({ storyId }) => storyId === port.storyId)).toHaveLength(1);
  expect(port).toMatchObject({ articles: 2, copies: 1, tones: { positive: 1, neutral: 1 } });
  expect([...port.countries].sort()).toEqual(['PH', 'SG', 'VN']);
  expect(port.others.map(({ outlet }) => outlet)).toEqual(['The Straits Ledger']);
});

test('the week ends at midnight in the office, not in Greenwich', () => {
  expect(items.map(({ title }) => title)).toContain('Trường mới ở Tuy Phước');
  expect(items.map(({ title }) => title)).not.toContain('Tin của tuần sau');
});

test('an undated article stands in the week in which it was first seen', () => {
  expect(itemOf('storm')).toMatchObject({ publishedAt: null, firstSeenAt: '2026-11-19T20:00:00.000Z' });
});

test('sections follow the order of the labels, the province comes first in each, and numbers run through', () => {
  expect(content.sections.map(({ topic }) => topic)).toEqual(
    ['sovereignty', 'human_rights', 'investment', 'tourism_culture', 'environment_disaster', 'diplomacy', 'society'],
  );
  const diplomacy = content.sections.find(({ topic }) => topic === 'diplomacy')?.items ?? [];
  expect(diplomacy.map(({ about }) => about)).toEqual(['province', 'vietnam']);
  expect(items.map(({ number }) => number)).toEqual(items.map((_, index) => index + 1));
});

test('criticism stands in the digest with its own words, marked to be read and never as a claim', () => {
  const wood = itemOf('wood');
  expect(wood).toMatchObject({ sentiment: 'negative', claims: [], topics: ['human_rights', 'investment'] });
  expect(wood.toRead.map(({ vi }) => vi)).toEqual(['Nhân quyền × tỉnh', 'Đầu tư × tỉnh, báo nước ngoài']);
});

test('every lead is an exact piece of its article', () => {
  for (const item of items) {
    const article = written.find(({ title }) => title === item.title);
    expect(item.lead.length).toBeGreaterThan(10);
    expect(article?.text.includes(item.lead)).toBe(true);
    expect(item.leadIsCut).toBe(article?.text.trim() !== item.lead);
  }
  expect(itemOf('port').lead).toMatch(/^Sáng 17\/11, TP\. Quy Nhơn .* dăm gỗ\.$/);
});

test('a claim keeps its entry, kind, voice, quote and state; what a person rejected is left out and counted', () => {
  expect(itemOf('xisha').claims).toMatchObject([{ register: 'SANSHA', version: 2, kind: 'stated-position', voice: 'asserts', state: 'suggested', articles: 1 }]);
  expect(itemOf('boundary').claims).toMatchObject([{ register: 'BORDER-KH', kind: 'document-fact', voice: 'attributes', state: 'confirmed' }]);
  expect(itemOf('japan').claims).toEqual([]);
  expect(content.honesty.claimsRejected).toBe(1);
});

test('each table of the totals sums to the number of articles', () => {
  const { articles, bySentiment, byTopic, byCountry, byLanguage, stories } = content.totals;
  expect(articles).toBe(9);
  expect(stories).toBe(8);
  for (const counts of [bySentiment, byTopic, byCountry, byLanguage]) expect(sum(counts)).toBe(articles);
  expect(bySentiment).toEqual({ neutral: 4, negative: 2, positive: 2, 'not-scored': 1 });
});

test('every article found in the period is either counted or left out for one stated reason', () => {
  const { articlesFound, leftOut } = content.honesty;
  expect(leftOut).toEqual([{ gate: 'copy', articles: 1 }, { gate: 'about-none', articles: 1 }, { gate: 'not-understood', articles: 1 }]);
  expect(articlesFound).toBe(content.totals.articles + leftOut.reduce((total, { articles }) => total + articles, 0));
});

test('the outcomes of the links of the period sum to the links of the period', async () => {
  const { count } = await db.one<{ count: number }>(builtStatement('links', 'select count(*)::int as count from link'));
  expect(content.honesty.linksFound).toBe(count);
  expect(content.honesty.outcomes.reduce((total, row) => total + row.count, 0)).toBe(count);
  expect(content.honesty.outcomes).toContainEqual({ outcome: 'skipped', reason: 'paywall', count: 1 });
});

test('the honesty page names the blocked and the silent source and the language that was not scored', () => {
  expect(content.honesty.silentSources).toMatchObject([
    { name: 'Manila Harbour Times', state: 'blocked', problem: 'blocked-by-origin', articles: 1 },
    { name: 'The Quiet Mirror', state: 'silent', problem: null, articles: 0 },
  ]);
  expect(content.honesty.languagesNotScored).toEqual([{ language: 'lo', articles: 1 }]);
  expect(content.honesty.sources).toBe(9);
});

test('every sentence of the summary cites items that exist, and none is invented', () => {
  const numbers = new Set(items.map(({ number }) => number));
  for (const sentence of content.summary) {
    expect(sentence.items.length).toBeGreaterThan(0);
    expect(sentence.items.every((number) => numbers.has(number))).toBe(true);
  }
  const vi = content.summary.map(({ text }) => text.vi).join('\n');
  expect(vi).toContain('Trong kỳ có 9 bài trong 8 vụ việc, của 8 nguồn tin ở 8 nước');
  expect(vi).toContain('Sắc thái tiêu cực: 2 bài.');
  expect(vi).toContain('1 luận điểm trong đó nguồn tin khẳng định điều khác lập trường đã nêu (cán bộ đã xác nhận 0, máy gợi ý và chưa ai xác nhận 1).');
  expect(vi).toContain('1 luận điểm trong đó nguồn tin thuật lại lời bên khác, điều được thuật lại trái với hồ sơ (cán bộ đã xác nhận 1,');
});

test('a week without articles is one honest sentence', async () => {
  const empty = await composeDigest(db, { ...week, from: '2020-01-06', to: '2020-01-12' });
  expect(empty.sections).toEqual([]);
  expect(empty.summary).toHaveLength(1);
  expect(empty.totals.articles).toBe(0);
});

test('a copy whose original lies before the period speaks for the text once', async () => {
  const evening = await composeDigest(db, { ...week, from: '2026-11-17', to: '2026-11-17' });
  expect(evening.totals).toMatchObject({ articles: 2, stories: 1, outlets: 3 });
  const undated = `update article a set latest_revision_id = null, understood_revision_id = null where url like '%/port-ph' returning id`;
  const [copy] = await db.rows<{ id: number }>(builtStatement('undate', undated));
  const again = `insert into revision (article_id, number, title, body, text_sha256, page_sha256, charset, published_at, fetched_at, taken_from)
    select article_id, 2, title, body, text_sha256, page_sha256, charset, '2026-11-25T00:00:00Z', fetched_at, taken_from from revision where article_id = $1 returning id`;
  const { id } = await db.one<{ id: number }>(builtStatement('again', again), [copy?.id]);
  await db.run(builtStatement('latest', 'update article set latest_revision_id = $2 where id = $1'), [copy?.id, id]);
  const labels = `insert into reading (revision_id, language, language_p, about, about_p, places, topics, topic_p, sentiment, model)
    values ($1, 'en', 1, 'province', 1, '{}', '{investment}', '{0.9}', 'neutral', 'test')`;
  await db.run(builtStatement('labels', labels), [id]);
  const later = await composeDigest(db, { ...week, from: '2026-11-25', to: '2026-11-25' });
  expect(later.totals).toMatchObject({ articles: 1, stories: 1, outlets: 1 });
  expect(later.sections[0]?.items[0]).toMatchObject({ outlet: 'Manila Harbour Times', copies: 0, revision: 2 });
});
