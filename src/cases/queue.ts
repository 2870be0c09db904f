// The queue: one row a story, loudest first, then by the deadline that runs now. The filter builder picks a page of cases over the
// index `case_file_queue`; what a row shows is then read for those cases only.

import { builtStatement, sqlBeside, type Database } from '../database/index.ts';
import type { CaseState, ClaimState, CloseReason, EntryKind, FlagKind, FlagLevel, Sentiment, Voice } from '../model/index.ts';
import { countOf, dueText, pageOfCases, writeCursor } from './queue-filter.ts';

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
  /** Nobody has taken it. */
  readonly free?: boolean;
  /** The viewer has not looked at it since its loudest flag. */
  readonly unread?: boolean;
  /** The deadline that runs now has passed. */
  readonly overdue?: boolean;
  /** Cases that are set aside, in place of those in sight. */
  readonly aside?: boolean;
  /** The number of the case; else words as the search reads them, which all stand in one article of the story. */
  readonly words?: string;
  /** The viewer's own cases before all others. */
  readonly mineFirst?: boolean;
  /** What "now" means for what is set aside and overdue; the present by default. */
  readonly now?: Date;
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
  /** ISO, UTC, or "infinity" until a louder flag; null while it is in sight. */
  readonly asideUntil: string | null;
  /** The viewer has not looked at it yet. */
  readonly unread: boolean;
};

export type QueuePage = { readonly rows: readonly QueueRow[]; /** Where the next page begins, or null. */ readonly next: string | null };

type Found = QueueRow & { readonly sortKey: string; readonly mine: boolean };

function readRow({ sortKey: _, mine: __, ...row }: Found): QueueRow {
  return row;
}

/** One page of the queue, at most 200 rows. A cursor that is not ours begins from the top. */
export async function queueRows(db: Database, filter: QueueFilter, viewerId: number): Promise<QueuePage> {
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 200);
  const page = pageOfCases(filter, viewerId, limit + 1);
  const first = filter.mineFirst === true ? 'page.mine desc, ' : '';
  const order = filter.closed === true ? 'page.closed_at desc, page.id desc' : `${first}page.level, ${dueText('page')}, page.id`;
  const found = await rowsOf(db, page.sql, page.parameters, order);
  const last = found[limit - 1];
  const next = found.length > limit && last !== undefined ? writeCursor({ level: last.level, due: last.sortKey, id: last.caseId, mine: last.mine }) : null;
  return { rows: found.slice(0, limit).map(readRow), next };
}

/** The row of one case as `viewerId` sees it, or null. Nobody has read it where no viewer is named. */
export async function queueRow(db: Database, caseId: number, viewerId = 0): Promise<QueueRow | null> {
  const found = await rowsOf(db, sql('one-case').text, [caseId, viewerId], 'page.id');
  return found[0] === undefined ? null : readRow(found[0]);
}

function rowsOf(db: Database, page: string, parameters: readonly unknown[], order: string): Promise<Found[]> {
  const text = sql('queue-rows').text.replace('/* page */', () => page).replace('/* order */', () => order);
  return db.rows<Found>(builtStatement('queue-rows', text), parameters);
}

export type QueueCounts = Readonly<Record<'open' | 'alert' | 'notice' | 'read' | 'mine' | 'free' | 'unread' | 'foreign' | 'overdue' | 'aside' | 'closed' | 'closedToday', number>>;

/** How many cases each filter would show; what is set aside counts only there. `midnight` is the beginning of the office's day. */
export function queueCounts(db: Database, viewerId: number, now: Date, midnight: Date): Promise<QueueCounts> {
  return db.one<QueueCounts>(sql('queue-counts'), [viewerId, now, midnight]);
}

/** How many cases each of these filters would show, in one statement. */
export async function countQueues(db: Database, filters: readonly QueueFilter[], viewerId: number): Promise<number[]> {
  if (filters.length === 0) return [];
  const counted = countOf(filters, viewerId);
  const { counts } = await db.one<{ counts: number[] }>(builtStatement('count-queues', counted.sql), counted.parameters);
  return counts;
}
