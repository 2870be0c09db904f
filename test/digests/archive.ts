// A small archive for the digest tests, written through the rooms: articles in seven scripts, a story with copies, claims, rules, gaps.

import { createHash } from 'node:crypto';
import { keepRevision, linkById, noteKept, saveLinks, saveReading, articleToRead } from '../../src/articles/index.ts';
import { builtStatement, type Database } from '../../src/database/index.ts';
import { raiseRuleFlags, installStarterRules, enabledRules } from '../../src/flags/index.ts';
import type { AboutLabel, Sentiment, Topic, Voice } from '../../src/model/index.ts';
import { saveClaims } from '../../src/register/index.ts';
import { notePoll, saveSource } from '../../src/sources/index.ts';
import { placeInStory } from '../../src/stories/index.ts';

export const province = { name: { vi: 'tỉnh Gia Lai', en: 'Gia Lai province' }, seat: { vi: 'Quy Nhơn', en: 'Quy Nhon' }, timeZone: 'Asia/Ho_Chi_Minh' };
export const week = { period: 'week', from: '2026-11-16', to: '2026-11-22', province, fictional: true } as const;

export type Written = {
  readonly key: string;
  readonly outlet: string;
  readonly title: string;
  readonly text: string;
  readonly language: string;
  readonly at: string | null;
  readonly about?: AboutLabel;
  readonly topics?: readonly Topic[];
  readonly sentiment?: Sentiment | null;
  /** Key of an article before it: the same story, and with `copy` the same text. */
  readonly sameAs?: string;
  readonly copy?: boolean;
  readonly claims?: readonly { readonly register: string; readonly voice: Voice; readonly quote: string; readonly state?: 'confirmed' | 'rejected' }[];
  /** False: kept, but nobody has understood it yet. */
  readonly understood?: boolean;
};

const outlets: readonly [key: string, name: string, country: string, language: string][] = [
  ['song-kon', 'Sông Kôn Báo', 'VN', 'vi'], ['straits', 'The Straits Ledger', 'SG', 'en'], ['harbour', 'Manila Harbour Times', 'PH', 'en'],
  ['qiongzhou', '琼州晚报（虚构）', 'CN', 'zh'], ['minato', '架空みなと新聞', 'JP', 'ja'], ['chaophraya', 'เจ้าพระยารายวัน (สมมติ)', 'TH', 'th'],
  ['xekong', 'ສຽງເຊກອງສົມມຸດ', 'LA', 'lo'], ['tonle', 'ទន្លេប៉ុស្តិ៍ (ប្រឌិត)', 'KH', 'km'],
];

export const written: readonly Written[] = [
  { key: 'port', outlet: 'song-kon', language: 'vi', at: '2026-11-17T02:00:00Z', about: 'province', topics: ['investment'], sentiment: 'positive', title: 'Cảng Quy Nhơn đón chuyến tàu hàng đầu tiên từ Busan', text: 'Sáng 17/11, TP. Quy Nhơn đón chuyến tàu hàng đầu tiên nối thẳng cảng với Busan. Ban quản lý cảng cho biết mỗi tuần sẽ có hai chuyến, chủ yếu chở đồ gỗ và dăm gỗ. Doanh nghiệp trong tỉnh kỳ vọng rút ngắn bốn ngày đường.\nĐoạn sau không nằm trong phần dẫn.' },
  { key: 'port-sg', outlet: 'straits', language: 'en', at: '2026-11-17T09:00:00Z', about: 'province', topics: ['investment'], sentiment: 'neutral', sameAs: 'port', title: 'Quy Nhon port opens weekly link to Busan', text: 'The central Vietnamese port of Quy Nhon has opened a direct line to Busan. Two sailings a week are planned.' },
  { key: 'port-ph', outlet: 'harbour', language: 'en', at: '2026-11-17T10:00:00Z', about: 'province', topics: ['investment'], sentiment: 'neutral', sameAs: 'port-sg', copy: true, title: 'Quy Nhon port opens weekly link to Busan', text: 'The central Vietnamese port of Quy Nhon has opened a direct line to Busan. Two sailings a week are planned.' },
  { key: 'wood', outlet: 'straits', language: 'en', at: '2026-11-18T03:00:00Z', about: 'province', topics: ['human_rights', 'investment'], sentiment: 'negative', title: 'Wood workers in Quy Nhon tell of two years without insurance', text: 'Workers at three furniture plants in Quy Nhon say their employers withheld insurance for two years. The province has opened an inspection.' },
  { key: 'xisha', outlet: 'qiongzhou', language: 'zh', at: '2026-11-19T01:00:00Z', about: 'vietnam', topics: ['sovereignty', 'tourism_culture'], sentiment: 'neutral', title: '西沙群岛旅游季开启 三沙市推出新航线', text: '三沙市管辖的中国西沙群岛今年将接待首批家庭游客，航次由每周两班增至四班。海南有关部门表示，新航线将于下月启用。', claims: [{ register: 'SANSHA', voice: 'asserts', quote: '三沙市管辖的中国西沙群岛今年将接待首批家庭游客' }] },
  { key: 'boundary', outlet: 'tonle', language: 'km', at: '2026-11-19T06:00:00Z', about: 'vietnam', topics: ['diplomacy'], sentiment: 'neutral', title: 'ក្រុមហ៊ុនវៀតណាមពិនិត្យដីកៅស៊ូនៅរតនគិរី', text: 'ក្រុមហ៊ុនវៀតណាមមួយបានចុះពិនិត្យដីកៅស៊ូនៅខេត្តរតនគិរី កាលពីថ្ងៃពុធ។ អាជ្ញាធរខេត្តបានស្វាគមន៍គណៈប្រតិភូ។', claims: [{ register: 'BORDER-KH', voice: 'attributes', quote: 'អាជ្ញាធរខេត្តបានស្វាគមន៍គណៈប្រតិភូ', state: 'confirmed' }] },
  { key: 'storm', outlet: 'chaophraya', language: 'th', at: null, about: 'province', topics: ['environment_disaster'], sentiment: 'negative', title: 'พายุลูกที่สิบสามขึ้นฝั่งใกล้เมืองกวีเญิน', text: 'พายุลูกที่สิบสามขึ้นฝั่งใกล้เมืองกวีเญินเมื่อคืนวันพุธ ทำให้บ้านเรือนเสียหายหลายร้อยหลัง เจ้าหน้าที่อพยพประชาชนกว่าสองพันคนไปยังที่ปลอดภัย และยังไม่มีรายงานผู้เสียชีวิต' },
  { key: 'lao', outlet: 'xekong', language: 'lo', at: '2026-11-20T05:00:00Z', about: 'province', topics: ['diplomacy'], sentiment: null, title: 'ຄະນະຜູ້ແທນແຂວງເຊກອງຢ້ຽມຢາມເມືອງກວີເຍິນ', text: 'ຄະນະຜູ້ແທນແຂວງເຊກອງໄດ້ຢ້ຽມຢາມເມືອງກວີເຍິນ ແລະ ຫາລືກ່ຽວກັບການຮ່ວມມືດ້ານການສຶກສາ.' },
  { key: 'japan', outlet: 'minato', language: 'ja', at: '2026-11-21T05:00:00Z', about: 'province', topics: ['tourism_culture'], sentiment: 'positive', title: 'クイニョンの海岸、冬の人気旅行先に', text: 'ベトナム中部の港町クイニョンが、冬の旅行先として人気を集めている。旅行会社によると予約は前年の三倍になった。', claims: [{ register: 'SANSHA', voice: 'attributes', quote: '旅行会社によると予約は前年の三倍になった', state: 'rejected' }] },
  { key: 'elsewhere', outlet: 'straits', language: 'en', at: '2026-11-18T05:00:00Z', about: 'none', topics: ['society'], sentiment: 'neutral', title: 'Singapore opens a new library', text: 'A library opened in Jurong.' },
  { key: 'last-minute', outlet: 'song-kon', language: 'vi', at: '2026-11-22T16:59:00Z', about: 'province', topics: ['society'], sentiment: 'neutral', title: 'Trường mới ở Tuy Phước', text: 'Tối 22/11 trường khánh thành.' },
  { key: 'next-week', outlet: 'song-kon', language: 'vi', at: '2026-11-22T17:00:00Z', about: 'province', topics: ['society'], sentiment: 'neutral', title: 'Tin của tuần sau', text: 'Đã sang ngày 23/11 ở Quy Nhơn.' },
  { key: 'unread', outlet: 'song-kon', language: 'vi', at: '2026-11-18T01:00:00Z', understood: false, title: 'Chưa ai đọc', text: 'Bài này chưa được xử lý.' },
];

const likeness = (copy: boolean) => () => ({ copy, sameStory: true, similarity: 1 });

/** Fills an empty database and returns the ids of the articles by key. */
export async function fillArchive(db: Database): Promise<ReadonlyMap<string, number>> {
  await installStarterRules(db);
  await addEntries(db);
  const sources = new Map<string, number>();
  for (const [key, name, country, language] of outlets) {
    const url = `https://${key}.example/feed`;
    sources.set(key, await saveSource(db, { key, name, homeUrl: `https://${key}.example/`, country, languages: [language], kind: 'newspaper', waysIn: [{ kind: 'feed', url }] }, true));
  }
  await noteSources(db, sources);
  const articles = new Map<string, number>();
  for (const [index, article] of written.entries()) articles.set(article.key, await writeDown(db, article, index, sources, articles));
  const [lost] = await saveLinks(db, sources.get('harbour') ?? 0, null, [link('https://harbour.example/lost')]);
  await saveLinks(db, sources.get('harbour') ?? 0, null, [link('https://harbour.example/later')]);
  await db.run(builtStatement('skip', `update link set outcome = 'skipped', skip_reason = 'paywall' where id = $1`), [lost]);
  return articles;
}

const link = (url: string) => ({ url, urlKey: url, title: null, text: null, publishedAt: null });

async function addEntries(db: Database): Promise<void> {
  for (const [id, kind, vi] of [['SANSHA', 'stated-position', 'Cái gọi là thành phố Tam Sa'], ['BORDER-KH', 'document-fact', 'Biên giới Việt Nam – Campuchia']] as const) {
    const content = JSON.stringify({ title: { vi, en: `${id} in English` } });
    await db.run(builtStatement('entry', 'insert into register_entry (id, version, kind, content) values ($1, 2, $2, $3)'), [id, kind, content]);
  }
}

/** All feeds answer but one that is blocked, and one that answers and brings nothing (added here). */
async function noteSources(db: Database, sources: Map<string, number>): Promise<void> {
  await saveSource(db, { key: 'quiet', name: 'The Quiet Mirror', homeUrl: 'https://quiet.example/', country: 'AU', languages: ['en'], kind: 'newspaper', waysIn: [{ kind: 'feed', url: 'https://quiet.example/feed' }] }, true);
  const ways = await db.rows<{ id: number; sourceId: number }>(builtStatement('ways', 'select id, source_id as "sourceId" from way_in order by id'));
  for (const way of ways) {
    const blocked = way.sourceId === sources.get('harbour');
    await notePoll(db, way.id, blocked
      ? { kind: 'refused', problem: 'blocked-by-origin', detail: 'https://harbour.example/feed answered 403' }
      : { kind: 'found', found: 2, newLinks: 2, etag: null, lastModified: null }, 20);
  }
}

async function writeDown(db: Database, given: Written, index: number, sources: ReadonlyMap<string, number>, articles: ReadonlyMap<string, number>): Promise<number> {
  const url = `https://${given.outlet}.example/${given.key}`;
  const [linkId = 0] = await saveLinks(db, sources.get(given.outlet) ?? 0, null, [link(url)]);
  const kept = await linkById(db, linkId);
  if (kept === null) throw new Error('no link');
  const publishedAt = given.at === null ? null : new Date(given.at);
  const read = { title: given.title, text: given.text, canonicalUrl: null, publishedAt, publishedOffsetMinutes: null, declaredLanguage: null, charset: 'utf-8' };
  const articleId = await keepRevision(db, kept, read, { pageSha256: createHash('sha256').update(url).digest('hex'), fetchedAt: new Date('2026-11-20T00:00:00Z'), takenFrom: 'page' });
  if (articleId === null) throw new Error('no article');
  await noteKept(db, linkId, { etag: null, lastModified: null }, null);
  // Links and undated articles carry the clock of the database; the tests live in November 2026.
  await db.run(builtStatement('at', `update article set first_seen_at = '2026-11-19T20:00:00Z' where id = $1`), [articleId]);
  if (given.understood !== false) await understand(db, given, articleId, index, articles);
  return articleId;
}

async function understand(db: Database, given: Written, articleId: number, index: number, articles: ReadonlyMap<string, number>): Promise<void> {
  const toRead = await articleToRead(db, articleId);
  if (toRead === null) throw new Error('nothing to read');
  const { about = 'none', topics = [], sentiment = 'neutral', language, claims = [] } = given;
  await saveReading(db, toRead, {
    language, languageP: 1, about: { label: about, p: 0.9 }, places: [], topics: topics.map((label, place) => ({ label, p: 0.9 - place / 10 })),
    sentiment: sentiment === null ? null : { label: sentiment, p: 0.8 }, claims: [], embedding: null, model: 'test',
  });
  const publishedAt = new Date(given.at ?? '2026-11-19T20:00:00Z');
  // Articles of one story meet under the band of its first article.
  const band = given.sameAs === undefined ? 1000 + index : 1000 + written.findIndex(({ key }) => key === given.sameAs);
  const fingerprint = { language, minhash: [], terms: [], publishedAt };
  const { storyId } = await placeInStory(db, { articleId, publishedAt, fingerprint, bands: [band, 1000 + index], embedding: null }, likeness(given.copy === true));
  if (given.sameAs !== undefined && !articles.has(given.sameAs)) throw new Error(`${given.sameAs} comes later`);
  for (const { register, voice, quote, state } of claims) {
    const kind = register === 'SANSHA' ? 'stated-position' : 'document-fact';
    const [claim] = await saveClaims(db, toRead.revisionId, [{ register, kind, voice, quote, sentence: quote, p: 0.9 }]);
    if (state !== undefined) await db.run(builtStatement('decide', 'update claim set state = $2, decided_at = now() where id = $1'), [claim?.id, state]);
  }
  const country = outlets.find(([key]) => key === given.outlet)?.[2] ?? 'VN';
  await raiseRuleFlags(db, storyId, articleId, { about, topics, sentiment, language, country }, await enabledRules(db));
}

/** Links carry the database's clock: moves all of them into the week of the tests. */
export async function moveLinks(db: Database): Promise<void> {
  await db.run(builtStatement('move', `update link set found_at = '2026-11-18T00:00:00Z'`));
}
