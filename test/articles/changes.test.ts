// What becomes of articles after they were kept, over a real server on loopback, the real fetcher and extractor and a database in memory.

import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetcher, extractArticle } from '../../crawlers/index.ts';
import { linkById, saveLinks } from '../../src/articles/index.ts';
import { articlePage } from '../../src/cases/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import type { Fetcher } from '../../src/model/index.ts';
import { takeIn, type Means } from '../../src/pipeline.ts';
import { saveSource } from '../../src/sources/index.ts';
import { freshDatabase } from '../helpers/databases.ts';

const paragraphs = [
  'Sở Du lịch tỉnh Gia Lai cho biết lượng khách đến Quy Nhơn trong tháng mười tăng hai phần ba so với cùng kỳ năm trước.',
  'Các khách sạn ven biển kín phòng vào cuối tuần, trong khi các xã miền núi vẫn còn vắng.',
  'Tỉnh sẽ mở thêm ba tuyến xe buýt nối sân bay Phù Cát với các khu du lịch trước Tết Nguyên đán.',
];
const htmlOf = (title: string, lines: readonly string[]) => `<!doctype html><html lang="vi"><head><title>${title}</title><meta property="og:type" content="article"></head>
  <body><article><h1>${title}</h1>${lines.map((line) => `<p>${line}</p>`).join('\n')}</article></body></html>`;
const kept = { status: 200, body: htmlOf('Quy Nhơn đón thêm khách', paragraphs) };

describe('a kept article that is fetched again', () => {
  let server: Server;
  let db: OpenDatabase;
  let fetcher: Fetcher;
  let means: Means;
  let origin: string;
  let sourceId: number;
  let answers: Record<string, { status: number; body: string }> = {};
  let understood: number[] = [];
  const rows = <Row>(text: string, parameters: readonly unknown[] = []) => db.rows<Row>(builtStatement('t', text), parameters);

  beforeAll(async () => {
    server = createServer((request, response) => {
      const answer = answers[request.url ?? ''] ?? { status: 404, body: 'no' };
      response.writeHead(answer.status, { 'content-type': 'text/html; charset=utf-8' }).end(answer.body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    origin = `http://${host}`;
    db = (await freshDatabase()).database;
    fetcher = createFetcher({ userAgent: 'HaiDang-test', allowedPrivate: [host], minimumGapMs: 1 });
    sourceId = await saveSource(db, { key: 'a', name: 'A', homeUrl: `${origin}/`, country: 'VN', languages: ['vi'], kind: 'newspaper', waysIn: [{ kind: 'feed', url: `${origin}/rss` }] }, true);
    means = {
      db,
      remind: { idle: async () => ({ discover: true, takeIn: true, understand: true }), discover: async () => undefined, takeIn: async () => undefined, understand: async (ids) => void understood.push(...ids) },
      discover: async () => { throw new Error('not asked for here'); },
      urlKey: (url) => url,
      fetchPage: (link) => fetcher.get(link.url, link),
      extractArticle: (page) => extractArticle(page),
      understandText: async () => { throw new Error('not asked for here'); },
      fingerprint: () => { throw new Error('not asked for here'); },
      compareStories: () => { throw new Error('not asked for here'); },
      pace: { lookAgainAfterMinutes: [30, 360], oldestDays: 60 },
      onFlag: () => undefined,
    };
  });
  afterAll(async () => {
    await fetcher.close();
    await db.close();
    server.close();
  });

  /** Keeps an article at `path` and gives what is needed to look at it again. */
  async function keptAt(path: string) {
    answers = { ...answers, [path]: kept };
    const [link] = await saveLinks(db, sourceId, null, [{ url: origin + path, urlKey: path, title: null, text: null, publishedAt: null }]);
    await takeIn(link as number, means);
    const articleId = (await linkById(db, link as number))?.articleId as number;
    understood = [];
    return {
      articleId,
      link: link as number,
      becomes: async (answer: { status: number; body: string }) => {
        answers = { ...answers, [path]: answer };
        await takeIn(link as number, means);
      },
      standing: () => rows<{ outcome: string; detail: string | null; again: boolean }>('select outcome, detail, next_fetch_at is not null as again from link where id = $1', [link]),
      revisions: async () => (await rows<{ number: number }>('select number from revision where article_id = $1 order by number', [articleId])).map(({ number }) => number),
      changes: () => rows<{ kind: string; quote: string | null; notice: string | null; number: number | null }>('select c.kind, c.quote, c.notice, v.number from article_change c left join revision v on v.id = c.revision_id where c.article_id = $1 order by c.id', [articleId]),
    };
  }

  it('keeps its one revision where only quotes, times, counters and link boxes flicker', async () => {
    const article = await keptAt('/flicker.html');
    const flickering = [`Cập nhật lúc 14:05`, ...paragraphs.map((line) => line.replace('Sở Du lịch', 'Sở Du lịch ')), '1.204 lượt xem', 'Tin liên quan', 'Ba tuyến xe buýt mới nối sân bay Phù Cát'];
    await article.becomes({ status: 200, body: htmlOf('Quy Nhơn đón thêm khách', flickering) });
    expect(await article.revisions()).toEqual([1]);
    expect(await article.changes()).toEqual([]);
    expect(await article.standing()).toMatchObject([{ outcome: 'unchanged', again: true }]);
    expect(understood).toEqual([]);
  });

  it('gets a second revision with the note and the sentences that differ where the outlet corrects it', async () => {
    const article = await keptAt('/corrected.html');
    const note = 'Đính chính: Bản tin trước viết lượng khách tăng hai phần ba; con số đúng là một phần ba.';
    await article.becomes({ status: 200, body: htmlOf('Quy Nhơn đón thêm khách', [paragraphs[0]!.replace('hai phần ba', 'một phần ba'), paragraphs[1]!, paragraphs[2]!, note]) });
    expect(await article.revisions()).toEqual([1, 2]);
    expect(await article.changes()).toMatchObject([{ kind: 'correction-note', quote: note, number: 2 }]);
    expect(understood).toEqual([article.articleId]);
    const page = await articlePage(db, article.articleId);
    const changed = page?.changes[0]?.difference?.find(({ kind }) => kind === 'changed');
    expect(changed?.pieces.filter(({ mark }) => mark !== 'same')).toEqual([{ mark: 'removed', text: 'hai' }, { mark: 'added', text: 'một' }]);
  });

  it('is said to be changed without a note where it is changed in silence', async () => {
    const article = await keptAt('/silent.html');
    await article.becomes({ status: 200, body: htmlOf('Quy Nhơn đón thêm khách', [paragraphs[0]!, paragraphs[2]!]) });
    expect(await article.changes()).toMatchObject([{ kind: 'changed', quote: null, number: 2 }]);
  });

  it('keeps its text and says that it is gone, once, and that it is back', async () => {
    const article = await keptAt('/gone.html');
    await article.becomes({ status: 410, body: 'gone' });
    await article.becomes({ status: 404, body: 'gone' });
    expect(await article.revisions()).toEqual([1]);
    expect((await article.changes()).map(({ kind }) => kind)).toEqual(['gone']);
    expect((await article.standing())[0]).toMatchObject({ outcome: 'kept', again: true });
    expect((await article.standing())[0]?.detail).toContain('404');
    await article.becomes(kept);
    expect((await article.changes()).map(({ kind }) => kind)).toEqual(['gone', 'back']);
    expect(await article.revisions()).toEqual([1]);
  });

  it('keeps its text beside the notice that stands in its place', async () => {
    const article = await keptAt('/withdrawn.html');
    const notice = 'Bài viết này đã được gỡ bỏ theo quyết định của tòa soạn.';
    const page = { status: 200, body: htmlOf('Thông báo', [notice]) };
    await article.becomes(page);
    await article.becomes(page);
    expect(await article.revisions()).toEqual([1]);
    expect(await article.changes()).toEqual([{ kind: 'withdrawn', quote: notice, notice: `Thông báo\n${notice}`, number: null }]);
    expect(await article.standing()).toMatchObject([{ outcome: 'kept', detail: notice, again: true }]);
    expect(understood).toEqual([]);
    expect((await articlePage(db, article.articleId))?.revisions[0]?.title).toBe('Quy Nhơn đón thêm khách');
  });

  it('can no more be rewritten than a revision', async () => {
    await expect(db.run(builtStatement('t', "update article_change set quote = 'x'"), [])).rejects.toThrow(/only added/);
  });
});
