// A small invented desk for tests of the rooms and screens: sources, articles in several languages, claims, flags, cases, accounts.
// Everything is invented; the outlets are marked fictional.

import { scryptSync } from 'node:crypto';
import { openCase } from '../../src/cases/index.ts';
import { builtStatement, type Database } from '../../src/database/index.ts';
import type { Account, FlagLevel, RegisterEntry, Role, Voice } from '../../src/model/index.ts';

const run = (db: Database, text: string, parameters: readonly unknown[] = []) => db.rows<{ id: number }>(builtStatement('seed', text), parameters);
const idOf = async (db: Database, text: string, parameters: readonly unknown[]) => {
  const [row] = await run(db, text, parameters);
  if (row === undefined) throw new Error(`no row from: ${text}`);
  return row.id;
};

export type SeedArticle = {
  readonly outlet: keyof typeof outlets;
  readonly language: string;
  readonly title: string;
  readonly text: string;
  readonly hoursAgo?: number;
  readonly sentiment?: 'negative' | 'neutral' | 'positive' | null;
  readonly about?: 'province' | 'vietnam' | 'none';
  readonly topics?: readonly string[];
  readonly copyOf?: number;
  readonly story?: number;
};

/** key: name, country, language */
const outlets = {
  'hai-nam-van-bao': ['Hải Nam Vãn Báo (hư cấu)', 'CN', 'zh'],
  'penang-courier': ['Penang Courier (fictional)', 'MY', 'en'],
  'manila-ledger': ['Manila Ledger (fictional)', 'PH', 'en'],
  'le-quotidien-lyonnais': ['Le Quotidien lyonnais (fictif)', 'FR', 'fr'],
  'busan-ilbo': ['항구일보 (가상)', 'KR', 'ko'],
  'quy-nhon-bien': ['Quy Nhơn Biển (hư cấu)', 'VN', 'vi'],
  'ratanakiri-post': ['ប៉ុស្តិ៍រតនគិរី (ប្រឌិត)', 'KH', 'km'],
} as const;

const stated = (id: string, vi: string, en: string, claimVi: string, claimEn: string): RegisterEntry => ({
  id,
  version: 2,
  kind: 'stated-position',
  title: { vi, en },
  claim: { vi: claimVi, en: claimEn },
  position: {
    vi: 'Việt Nam có đầy đủ bằng chứng lịch sử và cơ sở pháp lý khẳng định chủ quyền đối với quần đảo Hoàng Sa và Trường Sa, và phản đối việc lập “thành phố Tam Sa”.',
    en: 'Viet Nam holds that it has historical evidence and a legal basis for its sovereignty over the Hoàng Sa and Trường Sa islands, and objects to “Sansha City”.',
  },
  evidence: [
    { document: 'Công hàm gửi Liên Hợp Quốc (mẫu thử)', date: '2020-03-30', link: 'https://example.org/note', bearing: { vi: 'Nêu lập trường chính thức.', en: 'States the official position.' }, verified: true },
    { document: 'Luật Biển Việt Nam (mẫu thử)', date: '2012', link: null, bearing: { vi: 'Điều 1.', en: 'Article 1.' }, verified: false },
  ],
  talkingPoints: { vi: ['Nêu rõ lập trường đã công bố.'], en: ['State the published position.'] },
  wordings: [],
});

const fact: RegisterEntry = {
  ...stated('MERGE-2025', 'Sáp nhập tỉnh năm 2025', 'Merger of 2025', 'Bình Định vẫn là một tỉnh', 'Bình Định is still a province'),
  version: 3,
  kind: 'document-fact',
  position: { vi: 'Từ ngày 1/7/2025, Bình Định và Gia Lai là một tỉnh.', en: 'Since 1 July 2025 Bình Định and Gia Lai are one province.' },
};

async function addRegister(db: Database): Promise<void> {
  const entries = [
    stated('SANSHA', 'Thành phố Tam Sa', 'Sansha city', 'Thành phố Tam Sa quản lý các quần đảo', 'Sansha city administers the islands'),
    stated('PARACEL-CN', 'Hoàng Sa thuộc Trung Quốc', 'Paracels as Chinese', 'Quần đảo Hoàng Sa thuộc Trung Quốc', 'The Paracels belong to China'),
    stated('NINE-DASH', 'Đường đứt đoạn', 'Dash line', 'Đường đứt đoạn cho quyền trên biển', 'The dash line gives rights over the sea'),
    fact,
  ];
  for (const entry of entries) {
    await run(db, 'insert into register_entry (id, version, kind, content) values ($1, $2, $3, $4) on conflict do nothing', [entry.id, entry.version, entry.kind, JSON.stringify(entry)]);
  }
}

export class Desk {
  readonly db: Database;
  readonly now: Date;
  readonly #sources = new Map<string, number>();

  constructor(db: Database, now: Date) {
    this.db = db;
    this.now = now;
  }

  async source(key: keyof typeof outlets): Promise<number> {
    const known = this.#sources.get(key);
    if (known !== undefined) return known;
    const [name, country, language] = outlets[key];
    const id = await idOf(this.db, `insert into source (key, name, home_url, country, languages, kind, fictional)
      values ($1, $2, $3, $4, $5, 'newspaper', true) returning id`, [key, name, `http://${key}.test/`, country, [language]]);
    await run(this.db, `insert into way_in (source_id, kind, url, state, last_polled_at, last_success_at, problem_code, problem_detail)
      values ($1, 'feed', $2, $3, $4, $4, $5, $6)`,
      key === 'ratanakiri-post'
        ? [id, `http://${key}.test/rss`, 'failing', this.now, 'broken-feed', 'The feed http://ratanakiri-post.test/rss is broken: unexpected end.']
        : [id, `http://${key}.test/rss`, 'ok', this.now, null, null]);
    this.#sources.set(key, id);
    return id;
  }

  /** Adds an article with one revision, its reading and its story; gives the ids. */
  async article(given: SeedArticle): Promise<{ article: number; revision: number; story: number }> {
    const { db } = this;
    const source = await this.source(given.outlet);
    const at = new Date(this.now.getTime() - (given.hoursAgo ?? 2) * 3_600_000);
    const url = `http://${given.outlet}.test/${encodeURIComponent(given.title)}`;
    const link = await idOf(db, "insert into link (source_id, url, url_key, outcome, fetched_at, next_fetch_at) values ($1, $2, $2, 'kept', $3, null) returning id", [source, url, this.now]);
    const article = await idOf(db, 'insert into article (link_id, source_id, url, first_seen_at) values ($1, $2, $3, $4) returning id', [link, source, url, this.now]);
    const revision = await idOf(db, `insert into revision (article_id, number, title, body, text_sha256, page_sha256, charset, published_at, published_offset_minutes, fetched_at, taken_from)
      values ($1, 1, $2, $3, repeat('a', 64), repeat('b', 64), 'utf-8', $4, 480, $5, 'page') returning id`, [article, given.title, given.text, at, this.now]);
    await run(db, 'update article set latest_revision_id = $2, understood_revision_id = $2 where id = $1', [article, revision]);
    await run(db, `insert into reading (revision_id, language, language_p, about, about_p, places, topics, topic_p, sentiment, sentiment_p, model)
      values ($1, $2, 1, $3, 1, '{}', $4, '{}', $5, 1, 'seed')`, [revision, given.language, given.about ?? 'province', given.topics ?? ['society'], given.sentiment === undefined ? 'neutral' : given.sentiment]);
    const story = given.story ?? (await idOf(db, 'insert into story (head_article_id, first_published_at, last_published_at) values ($1, $2, $2) returning id', [article, at]));
    await run(db, "insert into story_article (article_id, story_id, copy_of, published_at, fingerprint) values ($1, $2, $3, $4, '{}')", [article, story, given.copyOf ?? null, at]);
    return { article, revision, story };
  }

  /** A claim in a revision with its flag and its case. */
  async claim(where: { article: number; revision: number; story: number }, register: string, voice: Voice, quote: string, sentence: string): Promise<{ claim: number; caseId: number }> {
    const version = register === 'MERGE-2025' ? 3 : 2;
    const claim = await idOf(this.db, `insert into claim (revision_id, register_id, register_version, voice, quote, sentence, p)
      values ($1, $2, $3, $4, $5, $6, 0.9) returning id`, [where.revision, register, version, voice, quote, sentence]);
    const level: FlagLevel = voice === 'asserts' ? 'alert' : 'notice';
    await run(this.db, "insert into flag (story_id, article_id, kind, level, claim_id, raised_at) values ($1, $2, 'claim', $3, $4, $5)", [where.story, where.article, level, claim, this.now]);
    const { id } = await openCase(this.db, where.story, level, { now: this.now });
    return { claim, caseId: id };
  }

  async watchRuleFlag(where: { article: number; story: number }, vi: string, en: string): Promise<number> {
    const rule = await idOf(this.db, 'insert into watch_rule (name_vi, name_en, filter) values ($1, $2, $3) returning id', [vi, en, '{"about":["province"]}']);
    await run(this.db, "insert into flag (story_id, article_id, kind, level, watch_rule_id) values ($1, $2, 'watch-rule', 'read', $3)", [where.story, where.article, rule]);
    return (await openCase(this.db, where.story, 'read', { now: this.now })).id;
  }

  /** An account that needs no change of password; `password` is what it signs in with. */
  async account(username: string, role: Role): Promise<{ account: Account; password: string }> {
    const password = `mat khau cua ${username}`;
    const salt = Buffer.alloc(16, username);
    // Sixteen rounds: the stored parameters say so, and a test need not wait for an honest password.
    const key = scryptSync(password, salt, 32, { N: 16, r: 8, p: 1 });
    const hash = `scrypt$4$8$1$${salt.toString('base64')}$${key.toString('base64')}`;
    const id = await idOf(this.db, 'insert into account (username, role, password_hash) values ($1, $2, $3) returning id', [username, role, hash]);
    return { account: { id, username, role, mustChangePassword: false }, password };
  }
}

/** An empty desk with its register. */
export async function emptyDesk(db: Database, now = new Date()): Promise<Desk> {
  await addRegister(db);
  return new Desk(db, now);
}

const zhText = `西沙群岛旅游季昨日开启。三沙市管辖的中国西沙群岛今年将接待首批家庭游客，航次由每周两班增至四班。
据介绍，航线全程四天三夜，旅客可登上银屿和全富岛参观升旗。气象部门提醒，十一月后海况转差。`;

/** A desk with a morning's work: two asserted claims (one with copies), one attributed, three to be read. Gives the case ids by name. */
export async function busyDesk(db: Database, now = new Date()) {
  const desk = await emptyDesk(db, now);
  const zh = await desk.article({ outlet: 'hai-nam-van-bao', language: 'zh', title: '西沙群岛旅游季开启 三沙市推出新航线', text: zhText, hoursAgo: 3, about: 'vietnam', topics: ['sovereignty', 'tourism_culture'] });
  const sansha = await desk.claim(zh, 'SANSHA', 'asserts', '三沙市管辖的中国西沙群岛', '三沙市管辖的中国西沙群岛今年将接待首批家庭游客，航次由每周两班增至四班。');
  for (const [index, outlet] of (['penang-courier', 'manila-ledger', 'hai-nam-van-bao'] as const).entries()) {
    await desk.article({ outlet, language: 'zh', title: `西沙旅游季开启（转载${index + 1}）`, text: zhText, hoursAgo: 2, story: zh.story, copyOf: zh.article, about: 'vietnam' });
  }
  const en = await desk.article({ outlet: 'penang-courier', language: 'en', title: 'Weather: tropical depression drifts across the South China Sea', text: 'A tropical depression formed on Thursday night.\nThe centre lies 250 km east of China\'s Xisha Islands, moving west at 15 km/h.\nFishing boats were told to return to port.', hoursAgo: 2, about: 'vietnam', topics: ['environment_disaster'] });
  const xisha = await desk.claim(en, 'PARACEL-CN', 'asserts', "China's Xisha Islands", "The centre lies 250 km east of China's Xisha Islands, moving west at 15 km/h.");
  const ph = await desk.article({ outlet: 'manila-ledger', language: 'en', title: 'Manila and Beijing trade notes over reef survey', text: 'Two notes were handed over on Friday.\nBeijing claims the whole of the archipelago under its dash line.', hoursAgo: 6, about: 'vietnam', topics: ['diplomacy', 'sovereignty'] });
  const dash = await desk.claim(ph, 'NINE-DASH', 'attributes', 'Beijing claims', 'Beijing claims the whole of the archipelago under its dash line.');
  const fr = await desk.article({ outlet: 'le-quotidien-lyonnais', language: 'fr', title: 'Au Vietnam, des ouvrières du bois racontent deux ans sans assurance', text: 'À Quy Nhon, trois ouvrières racontent leur quotidien.\nLeur entreprise n\'a pas versé les cotisations.', hoursAgo: 9, sentiment: 'negative', topics: ['human_rights', 'investment'] });
  const rights = await desk.watchRuleFlag(fr, 'Nhân quyền × tỉnh', 'Human rights × province');
  const km = await desk.article({ outlet: 'ratanakiri-post', language: 'km', title: 'ក្រុមហ៊ុនវៀតណាមពិនិត្យដីកៅស៊ូនៅរតនគិរី', text: 'ក្រុមហ៊ុនមួយមកពីខេត្តយ៉ាឡាយពិនិត្យដីកៅស៊ូ។', hoursAgo: 20, topics: ['investment'], sentiment: null });
  const rubber = await desk.watchRuleFlag(km, 'Đầu tư × Campuchia', 'Investment × Cambodia');
  const ko = await desk.article({ outlet: 'busan-ilbo', language: 'ko', title: '꾸이년 직항 재개… 골프·해변 상품 예약 3배', text: '꾸이년 직항편이 다시 운항한다.\n예약이 세 배로 늘었다.', hoursAgo: 26, sentiment: 'positive', topics: ['tourism_culture'] });
  const flights = await desk.watchRuleFlag(ko, 'Du lịch × Hàn Quốc', 'Tourism × Korea');
  const vi = await desk.article({ outlet: 'quy-nhon-bien', language: 'vi', title: 'Quy Nhơn mở lễ hội võ cổ truyền', text: 'Lễ hội võ cổ truyền khai mạc tối thứ bảy tại Quy Nhơn.\nMười hai đoàn võ thuật tham dự.', hoursAgo: 30, sentiment: 'positive', topics: ['tourism_culture'] });
  return { desk, cases: { sansha: sansha.caseId, xisha: xisha.caseId, dash: dash.caseId, rights, rubber, flights }, claims: { sansha: sansha.claim, xisha: xisha.claim, dash: dash.claim }, articles: { zh, en, ph, fr, km, ko, vi } };
}
