import { sqlBeside, type Database } from '../database/index.ts';
import type { WatchFilter, WatchRule } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** What a watch rule looks at; nothing of it says whether the article is right. */
export type RuleSubject = {
  readonly about: string;
  readonly topics: readonly string[];
  readonly sentiment: string | null;
  readonly language: string;
  readonly country: string;
};

const among = (allowed: readonly string[] | undefined, value: string | null) =>
  allowed === undefined || (value !== null && allowed.includes(value));

/** True where every condition of the filter holds; a filter without any condition matches nothing. */
export function matchesRule(filter: WatchFilter, subject: RuleSubject): boolean {
  if (Object.values(filter).every((condition) => condition === undefined)) return false;
  return (
    among(filter.about, subject.about) &&
    among(filter.sentiments, subject.sentiment) &&
    among(filter.languages, subject.language) &&
    among(filter.countries, subject.country) &&
    (filter.topics === undefined || subject.topics.some((topic) => filter.topics?.includes(topic)))
  );
}

export function enabledRules(db: Database): Promise<WatchRule[]> {
  return db.rows<WatchRule>(sql('enabled-rules'));
}

type StarterRule = Omit<WatchRule, 'id' | 'enabled'>;

/** What the office's plans ask to follow (product.md): rights and religion, disasters, and how foreign investors' press sees the province. */
const starterRules: readonly StarterRule[] = [
  { name: { vi: 'Nhân quyền × tỉnh', en: 'Human rights × province' }, filter: { about: ['province'], topics: ['human_rights'] } },
  {
    name: { vi: 'Thiên tai, môi trường × tỉnh', en: 'Disaster, environment × province' },
    filter: { about: ['province'], topics: ['environment_disaster'], sentiments: ['negative'] },
  },
  {
    name: { vi: 'Đầu tư × tỉnh, báo nước ngoài', en: 'Investment × province, foreign press' },
    filter: {
      about: ['province'],
      topics: ['investment'],
      countries: ['JP', 'KR', 'US', 'TH', 'SG', 'AU', 'CN', 'TW', 'FR', 'DE', 'GB', 'RU', 'LA', 'KH', 'MY', 'PH'],
    },
  },
];

/** Gives a fresh office its first rules; an office that has any keeps its own. */
export async function installStarterRules(db: Database): Promise<void> {
  for (const { name, filter } of starterRules) {
    await db.run(sql('add-starter-rule'), [name.vi, name.en, JSON.stringify(filter)]);
  }
}
