// The queue: one row a story, loudest first, then by the deadline that runs now. The filter builder picks a page of cases over the
// index `case_file_queue`; what a row shows is then read for those cases only.

import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql as fragment } from 'kysely';
import { builtStatement, sqlBeside, type Database } from '../database/index.ts';
import type { CaseState, ClaimState, CloseReason, EntryKind, FlagKind, FlagLevel, Sentiment, Voice } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** All conditions given must hold. */
export type QueueFilter = {
  readonly level?: FlagLevel;
  /** Only those of the viewer. */
  readonly mine?: boolean;
  /** Only stories that an outlet abroad carries. */
  readonly foreign?: boolean;
  /** Closed cases, last closed first, in place of the open ones. */
  readonly closed?: boolean;
  /** Every word stands in the title of an article, or is the number of the case. */
  readonly words?: string;
  /** `next` of the page before. */
  readonly after?: string;
  /** Rows a page, 50 by default. */
  readonly limit?: number;
};

export type QueueRow = {
  readonly caseId: number;
  readonly number: string;
  readonly storyId: number;
  readonly state: CaseState;
  readonly level: FlagLevel;
  readonly version: number;
  readonly openedAt: Date;
  /** The deadline that runs now: to assess while new, to answer after, to send or look at the answer once released; null where none runs. */
  readonly due: Date | null;
  readonly closedAt: Date | null;
  readonly closeReason: CloseReason | null;
  readonly assignee: string | null;
  readonly flagKinds: readonly FlagKind[];
  /** The article that carries the loudest flag. */
  readonly article: {
    readonly id: number;
    readonly title: string;
    readonly url: string;
    readonly language: string | null;
    readonly outlet: string;
    readonly country: string;
    readonly sentiment: Sentiment | null;
    /** ISO, UTC. */
    readonly publishedAt: string | null;
  };
  readonly claim: {
    readonly id: number;
    readonly register: string;
    readonly registerVersion: number;
    readonly kind: EntryKind;
    readonly voice: Voice;
    readonly quote: string;
    readonly sentence: string;
    readonly state: ClaimState;
  } | null;
  readonly watchRule: { readonly vi: string; readonly en: string } | null;
  /** Why somebody flagged it by hand. */
  readonly reason: string | null;
  readonly articles: number;
  /** Articles whose text repeats another one's. */
  readonly copies: number;
  readonly countries: readonly string[];
  readonly languages: readonly string[];
};

export type QueuePage = { readonly rows: readonly QueueRow[]; /** Where the next page begins, or null. */ readonly next: string | null };

/** The columns that the filter builder knows. */
type Tables = {
  case_file: { id: number; number: string; story_id: number; state: string; level: string; assignee_id: number | null; closed_at: Date | null };
};

// Only the compiler is used: the text goes through the database port like any other statement.
const builder = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

const dueText = (table: string) =>
  `coalesce(case when ${table}.state = 'new' then ${table}.assess_by when ${table}.state in ('released', 'monitoring') then ${table}.check_by else ${table}.answer_by end, timestamptz 'infinity')`;
const due = fragment.raw<string>(dueText('case_file'));
const abroad = fragment<boolean>`exists (select 1 from story_article sa join article a on a.id = sa.article_id
  join source o on o.id = a.source_id where sa.story_id = case_file.story_id and o.country <> 'VN')`;

const titleHolds = (word: string) => fragment<boolean>`(number = ${word} or exists (select 1 from story_article sa
  join article a on a.id = sa.article_id join revision r on r.id = a.latest_revision_id
  where sa.story_id = case_file.story_id and r.title ilike ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}))`;

/** Where a page ended: the sort key of its last row, as the database writes it. */
type Cursor = { readonly level: string; readonly due: string; readonly id: number };

function readCursor(text: string): Cursor | null {
  try {
    const [level, moment, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
    const whole = typeof level === 'string' && typeof moment === 'string' && Number.isInteger(id) && /^(infinity|\d{4}-[\d-]+ [\d:.+-]+)$/.test(moment);
    return whole ? { level, due: moment, id: id as number } : null;
  } catch {
    return null;
  }
}

function pageOfCases(filter: QueueFilter, viewerId: number, limit: number) {
  const cursor = filter.after === undefined ? null : readCursor(filter.after);
  let query = builder.selectFrom('case_file').selectAll();
  query = filter.closed === true ? query.where('state', '=', 'closed') : query.where(fragment<boolean>`state <> 'closed'`);
  if (filter.level !== undefined) query = query.where('level', '=', filter.level);
  if (filter.mine === true) query = query.where('assignee_id', '=', viewerId);
  if (filter.foreign === true) query = query.where(abroad);
  const words = (filter.words ?? '').normalize('NFC').split(/\s+/).filter((word) => word !== '').slice(0, 10);
  for (const word of words) query = query.where(titleHolds(word));
  if (filter.closed === true) {
    if (cursor !== null) query = query.where(fragment<boolean>`(closed_at, id) < (${cursor.due}::timestamptz, ${cursor.id}::integer)`);
    return query.orderBy('closed_at', 'desc').orderBy('id', 'desc').limit(limit).compile();
  }
  if (cursor !== null) query = query.where(fragment<boolean>`(level, ${due}, id) > (${cursor.level}, ${cursor.due}::timestamptz, ${cursor.id}::integer)`);
  return query.orderBy('level').orderBy(due).orderBy('id').limit(limit).compile();
}

type Found = QueueRow & { readonly sortKey: string };

function readRow({ sortKey: _, ...row }: Found): QueueRow {
  return row;
}

/** One page of the queue, at most 200 rows. A cursor that is not ours begins from the top. */
export async function queueRows(db: Database, filter: QueueFilter, viewerId: number): Promise<QueuePage> {
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 200);
  const page = pageOfCases(filter, viewerId, limit + 1);
  const order = filter.closed === true ? 'page.closed_at desc, page.id desc' : `page.level, ${dueText('page')}, page.id`;
  const found = await rowsOf(db, page.sql, page.parameters, order);
  const last = found[limit - 1];
  const next = found.length > limit && last !== undefined
    ? Buffer.from(JSON.stringify([last.level, last.sortKey, last.caseId])).toString('base64url')
    : null;
  return { rows: found.slice(0, limit).map(readRow), next };
}

/** The row of one case, or null. */
export async function queueRow(db: Database, caseId: number): Promise<QueueRow | null> {
  const found = await rowsOf(db, 'select * from case_file where id = $1', [caseId], 'page.id');
  return found[0] === undefined ? null : readRow(found[0]);
}

function rowsOf(db: Database, page: string, parameters: readonly unknown[], order: string): Promise<Found[]> {
  const text = sql('queue-rows').text.replace('/* page */', () => page).replace('/* order */', () => order);
  return db.rows<Found>(builtStatement('queue-rows', text), parameters);
}

export type QueueCounts = Readonly<Record<'open' | 'alert' | 'notice' | 'read' | 'mine' | 'foreign' | 'overdue' | 'closed' | 'closedToday', number>>;

/** How many cases each filter would show. `midnight` is the beginning of the office's day. */
export function queueCounts(db: Database, viewerId: number, now: Date, midnight: Date): Promise<QueueCounts> {
  return db.one<QueueCounts>(sql('queue-counts'), [viewerId, now, midnight]);
}
