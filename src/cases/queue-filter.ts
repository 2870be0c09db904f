// The filter builder of the queue: from conditions to a page of cases, over the index `case_file_queue`.

import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql as fragment, type RawBuilder } from 'kysely';
import { readQuery } from '../search/index.ts';
import type { QueueFilter } from './queue.ts';

/** The columns that the filter builder knows. */
type Tables = { case_file: { id: number; state: string; level: string; assignee_id: number | null; closed_at: Date | null } };
type Condition = RawBuilder<boolean>;

// Only the compiler is used: the text goes through the database port like any other statement.
const builder = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** The deadline that runs now, never null, so that it can be an index's column and a cursor. */
export const dueText = (table: string) =>
  `coalesce(case when ${table}.state = 'new' then ${table}.assess_by when ${table}.state in ('released', 'monitoring') then ${table}.check_by else ${table}.answer_by end, timestamptz 'infinity')`;
const due = fragment.raw<string>(dueText('case_file'));

const abroad = fragment<boolean>`exists (select 1 from story_article sa join article a on a.id = sa.article_id
  join source o on o.id = a.source_id where sa.story_id = case_file.story_id and o.country <> 'VN')`;
const isUnread = (viewerId: number) => fragment<boolean>`not exists (select 1 from case_read r where r.account_id = ${viewerId}::integer and r.case_id = case_file.id)`;
const isMine = (viewerId: number) => fragment<boolean>`(case_file.assignee_id is not distinct from ${viewerId}::integer)`;
/** Set aside, until its deadline passes. */
const isAside = (now: Date) => fragment<boolean>`(case_file.set_aside_until > ${now}::timestamptz and ${due} > ${now}::timestamptz)`;

/** Words as the search room reads them: the index of articles answers, whatever the language, and quoted runs are looked up in the text. */
function holdsWords(typed: string): Condition | null {
  const number = /^\s*(\d{4}-\d+)\s*$/.exec(typed)?.[1];
  if (number !== undefined) return fragment<boolean>`case_file.number = ${number}`;
  const { terms, exact } = readQuery(typed);
  if (terms === '') return typed.trim() === '' ? null : fragment<boolean>`false`;
  const runs = exact.length === 0 ? fragment`` : fragment` and not exists (
    select 1 from revision v, unnest(${exact}::text[]) as needed (run)
    where v.id = d.revision_id and position(needed.run in lower(normalize(v.title || ' ' || v.body, nfc))) = 0)`;
  return fragment<boolean>`exists (select 1 from story_article sa join search_document d on d.article_id = sa.article_id
    where sa.story_id = case_file.story_id and d.terms @@ ${terms}::tsquery${runs})`;
}

/** All conditions of a filter but for where its page begins. */
function conditionsOf(filter: QueueFilter, viewerId: number): Condition[] {
  const now = filter.now ?? new Date();
  const { level, closed } = filter;
  const words = filter.words === undefined ? null : holdsWords(filter.words);
  const aside = filter.aside === true ? isAside(now) : fragment<boolean>`${isAside(now)} is not true`;
  return [
    closed === true ? fragment<boolean>`case_file.state = 'closed'` : fragment<boolean>`case_file.state <> 'closed'`,
    ...(closed === true ? [] : [aside]),
    ...(level === undefined ? [] : [fragment<boolean>`case_file.level = ${level}`]),
    ...(filter.mine === true ? [isMine(viewerId)] : []),
    ...(filter.free === true ? [fragment<boolean>`case_file.assignee_id is null`] : []),
    ...(filter.unread === true ? [isUnread(viewerId)] : []),
    ...(filter.overdue === true ? [fragment<boolean>`${due} < ${now}::timestamptz`] : []),
    ...(filter.foreign === true ? [abroad] : []),
    ...(words === null ? [] : [words]),
  ];
}

/** Where a page ended: the sort key of its last row, the moment as the database writes it. */
export type Cursor = { readonly level: string; readonly due: string; readonly id: number; readonly mine: boolean };

export const writeCursor = ({ level, due: moment, id, mine }: Cursor) => Buffer.from(JSON.stringify([level, moment, id, mine])).toString('base64url');

function readCursor(text: string): Cursor | null {
  try {
    const [level, moment, id, mine] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
    const whole = typeof level === 'string' && typeof moment === 'string' && Number.isInteger(id) && /^(infinity|\d{4}-[\d-]+ [\d:.+-]+)$/.test(moment);
    return whole ? { level, due: moment, id: id as number, mine: mine === true } : null;
  } catch {
    return null;
  }
}

/** One page of cases with `unread` and `mine`; its order must be repeated by whoever joins it. */
export function pageOfCases(filter: QueueFilter, viewerId: number, limit: number) {
  const cursor = filter.after === undefined ? null : readCursor(filter.after);
  let query = builder.selectFrom('case_file').selectAll('case_file').select([isUnread(viewerId).as('unread'), isMine(viewerId).as('mine')]);
  for (const condition of conditionsOf(filter, viewerId)) query = query.where(condition);
  if (filter.closed === true) {
    if (cursor !== null) query = query.where(fragment<boolean>`(closed_at, id) < (${cursor.due}::timestamptz, ${cursor.id}::integer)`);
    return query.orderBy('closed_at', 'desc').orderBy('id', 'desc').limit(limit).compile();
  }
  const behind = cursor === null ? null : fragment<boolean>`(level, ${due}, id) > (${cursor.level}, ${cursor.due}::timestamptz, ${cursor.id}::integer)`;
  if (filter.mineFirst !== true) {
    if (behind !== null) query = query.where(behind);
    return query.orderBy('level').orderBy(due).orderBy('id').limit(limit).compile();
  }
  // Among one's own: the rest of them, then everybody else's from the top.
  if (cursor !== null && behind !== null) {
    query = query.where(cursor.mine ? fragment<boolean>`(not ${isMine(viewerId)} or ${behind})` : fragment<boolean>`(not ${isMine(viewerId)} and ${behind})`);
  }
  return query.orderBy(isMine(viewerId), 'desc').orderBy('level').orderBy(due).orderBy('id').limit(limit).compile();
}

/** One count for each filter, in their order. */
export function countOf(filters: readonly QueueFilter[], viewerId: number) {
  const counts = filters.map((filter) => fragment`count(*) filter (where ${fragment.join(conditionsOf(filter, viewerId), fragment` and `)})::integer`);
  const query = builder.selectFrom('case_file').select(fragment<number[]>`json_build_array(${fragment.join(counts)})`.as('counts'));
  // Closed cases are many; they are looked at only where a filter asks for them.
  return (filters.some(({ closed }) => closed === true) ? query : query.where(fragment<boolean>`case_file.state <> 'closed'`)).compile();
}
