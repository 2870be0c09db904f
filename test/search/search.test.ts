import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { forgetSearch, indexMissing, savedSearches, saveSearch, searchArticles, type SearchFilter } from '../../src/search/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { emptyDesk, type Desk } from '../helpers/desk.ts';

let db: OpenDatabase;
let desk: Desk;
let at = 0;

async function add(language: string, title: string, text: string, more: object = {}): Promise<number> {
  const outlet = ({ zh: 'hai-nam-van-bao', fr: 'le-quotidien-lyonnais', ko: 'busan-ilbo', vi: 'quy-nhon-bien', km: 'ratanakiri-post' } as const)[language] ?? 'penang-courier';
  return (await desk.article({ outlet, language, title, text, hoursAgo: (at += 1), ...more })).article;
}

const ids: Record<string, number> = {};
beforeAll(async () => {
  ({ database: db } = await freshDatabase());
  desk = await emptyDesk(db);
  ids['vi'] = await add('vi', 'Ngư dân Bình Định trúng đậm', 'Sáng nay tàu cá cập cảng Quy Nhơn với mười tấn cá ngừ.');
  ids['verb'] = await add('vi', 'Vua dẹp loạn', 'Triều đình lo bình định vùng biên.', { sentiment: 'negative', about: 'none' });
  ids['bare'] = await add('vi', 'Du lich Binh Dinh', 'Bai viet khong dau ve Quy Nhon.');
  ids['en'] = await add('en', 'Tuna season in Quy Nhon', 'Boats landed ten tonnes of tuna. “We were lucky,” a skipper said.');
  ids['fr'] = await add('fr', 'La pêche à Quy Nhon', 'Une saison exceptionnelle pour les pêcheurs.');
  ids['zh'] = await add('zh', '归仁港迎来金枪鱼季', '渔民说今年的金枪鱼比往年多。', { topics: ['investment'] });
  ids['ja'] = await add('ja', 'クイニョン港でマグロ', '漁船が十トンのマグロを水揚げした。');
  ids['th'] = await add('th', 'ฤดูปลาทูน่าที่กวีเญิน', 'เรือประมงกลับเข้าฝั่งพร้อมปลาสิบตัน');
  ids['lo'] = await add('lo', 'ລະດູປາທູນ່າ', 'ຊາວປະມົງໄດ້ປາສິບໂຕນ');
  ids['km'] = await add('km', 'រដូវត្រីធូណា', 'អ្នកនេសាទ\u200Bចាប់បានត្រីដប់តោន');
  ids['ko'] = await add('ko', '꾸이년항에 참치 풍년', '어선이 꾸이년에서 참치 열 톤을 내렸다.');
  expect(await indexMissing(db)).toBe(11);
  expect(await indexMissing(db)).toBe(0);
});
afterAll(() => db.close());

async function find(words: string, more: SearchFilter = {}): Promise<string[]> {
  const { found } = await searchArticles(db, { words, ...more });
  return found.map(({ articleId }) => Object.entries(ids).find(([, id]) => id === articleId)?.[0] ?? '?').sort();
}

describe('search', () => {
  it('finds Vietnamese words with their marks, and without marks under any', async () => {
    expect(await find('Bình Định')).toEqual(['verb', 'vi']);
    expect(await find('binh dinh')).toEqual(['bare', 'verb', 'vi']);
    expect(await find('cá ngừ')).toEqual(['vi']);
    expect(await find('QUY NHƠN')).toEqual(['vi']);
    expect(await find('quy nhon')).toEqual(['bare', 'en', 'fr', 'vi']);
  });

  it('finds words of scripts that put no spaces between them', async () => {
    expect(await find('金枪鱼')).toEqual(['zh']);
    expect(await find('归')).toEqual(['zh']);
    expect(await find('マグロ')).toEqual(['ja']);
    expect(await find('ปลาทูน่า')).toEqual(['th']);
    expect(await find('ປະມົງ')).toEqual(['lo']);
    expect(await find('នេសាទចាប់')).toEqual(['km']);
    expect(await find('꾸이년')).toEqual(['ko']);
    expect(await find('金鱼')).toEqual([]);
  });

  it('keeps quoted words in a row, and leaves out what has a minus', async () => {
    expect(await find('"tuna season"')).toEqual(['en']);
    expect(await find('"season tuna"')).toEqual([]);
    expect(await find('quy nhon -tuna')).toEqual(['bare', 'fr', 'vi']);
    expect(await find('pêche')).toEqual(['fr']);
    expect(await find('peche')).toEqual(['fr']);
  });

  it('narrows by outlet, language, labels and day, and lists without words', async () => {
    expect(await find('binh dinh', { about: 'none' })).toEqual(['verb']);
    expect(await find('', { country: 'CN' })).toEqual(['zh']);
    expect(await find('', { topic: 'investment' })).toEqual(['zh']);
    expect(await find('', { sentiment: 'negative' })).toEqual(['verb']);
    expect(await find('', { source: 'busan-ilbo' })).toEqual(['ko']);
    expect(await find('', { from: new Date(desk.now.getTime() - 1.5 * 3_600_000) })).toEqual(['vi']);
    expect(await find('', { before: new Date(desk.now.getTime() - 10.5 * 3_600_000) })).toEqual(['ko']);
  });

  it('is not broken by signs, operators, or an endless search', async () => {
    for (const words of ["'; drop table article; --", '& | ! ( ) :* <->', '\\', "l'ile d'or", '"', '“”', '-', '🙂']) await expect(find(words)).resolves.toEqual([]);
    await expect(find('a '.repeat(5000))).resolves.toBeInstanceOf(Array);
    expect((await searchArticles(db, { after: 'nonsense' })).found).toHaveLength(11);
  });

  it('gives page after page, each article once', async () => {
    const seen: number[] = [];
    let after: string | undefined;
    do {
      const page = await searchArticles(db, { limit: 4, ...(after === undefined ? {} : { after }) });
      seen.push(...page.found.map(({ articleId }) => articleId));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toHaveLength(11);
    expect(new Set(seen).size).toBe(11);
  });

  it('marks the words where they stand', async () => {
    const { found } = await searchArticles(db, { words: 'quy nhon' });
    const vi = found.find(({ articleId }) => articleId === ids['vi'])!;
    expect(vi.excerpt.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['Quy', 'Nhơn']);
    expect(vi.excerpt.map(({ text }) => text).join('')).toContain('cập cảng Quy Nhơn');
  });

  it('finds an article by what it says now', async () => {
    const revision = await db.one<{ id: number }>(builtStatement('t', `insert into revision (article_id, number, title, body, text_sha256, page_sha256, charset, fetched_at, taken_from)
      values ($1, 2, 'Corrected', 'Only squid was landed.', repeat('c', 64), repeat('d', 64), 'utf-8', now(), 'page') returning id`), [ids['en']]);
    await db.run(builtStatement('t', `insert into reading (revision_id, language, language_p, about, about_p, places, topics, topic_p, sentiment, sentiment_p, model)
      values ($1, 'en', 1, 'province', 1, '{}', '{society}', '{1}', 'neutral', 1, 'seed')`), [revision.id]);
    await db.run(builtStatement('t', 'update article set latest_revision_id = $2, understood_revision_id = $2 where id = $1'), [ids['en'], revision.id]);
    expect(await indexMissing(db)).toBe(1);
    expect(await find('tuna')).toEqual([]);
    expect(await find('squid')).toEqual(['en']);
  });
});

describe('saved searches', () => {
  it('are one person’s own', async () => {
    const a = (await desk.account('an', 'analyst')).account.id;
    const b = (await desk.account('binh', 'reader')).account.id;
    await saveSearch(db, a, 'Cá ngừ', 'q=cá+ngừ');
    await saveSearch(db, a, 'Cá ngừ', 'q=tuna');
    expect(await savedSearches(db, a)).toMatchObject([{ name: 'Cá ngừ', query: 'q=tuna' }]);
    expect(await savedSearches(db, b)).toEqual([]);
    const [mine] = await savedSearches(db, a);
    await forgetSearch(db, b, mine!.id);
    expect(await savedSearches(db, a)).toHaveLength(1);
    await forgetSearch(db, a, mine!.id);
    expect(await savedSearches(db, a)).toEqual([]);
    await expect(saveSearch(db, a, '  ', 'q=x')).rejects.toMatchObject({ code: 'bad-search-name' });
  });
});
