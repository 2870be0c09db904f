// Whole tables out of a database and into one, as lines of JSON: what a backup needs and nothing else does. A line is a row as
// `row_to_json` writes it and passes through this program unread, so that no number and no moment is rounded on the way.

import type { Database } from './port.ts';
import { builtStatement } from './statements.ts';

export type CopiedTable = {
  readonly name: string;
  /** In the order of the lines; columns that the database works out itself are left out. */
  readonly columns: readonly string[];
};

type Described = CopiedTable & { readonly order: string; readonly large: boolean; readonly identity: string | null };

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const inPublic = (table: string) => `public.${quoted(table)}`;
const run = (db: Database, name: string, text: string, parameters: readonly unknown[] = []) => db.rows<Record<string, never>>(builtStatement(name, text), parameters);

/** Rows fetched at once, and where a table holds bytes (evidence, pages as served), so that a batch stays within some tens of megabytes. */
const rowsAtOnce = 500;
const largeRowsAtOnce = 8;

// Text is ordered by its bytes: every server then gives the same order, whatever its locale.
const describe = `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns,
  bool_or(a.atttypid = 'bytea'::regtype) as large,
  max(a.attname::text) filter (where a.attidentity <> '') as identity,
  string_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by array_position(i.indkey::int2[], a.attnum)) filter (where a.attnum = any (i.indkey)) as "order"
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
left join pg_index i on i.indrelid = c.oid and i.indisprimary
where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'schema_migration'
group by c.relname order by c.relname`;

async function described(db: Database): Promise<Described[]> {
  return (await db.rows<Described>(builtStatement('describe-tables', describe))).map((table) => ({ ...table, order: table.order ?? '1' }));
}

/** The program's own tables, by name. BullMQ's stand in another schema; the list of migrations is not a table of the office. */
export async function ownTables(db: Database): Promise<CopiedTable[]> {
  return (await described(db)).map(({ name, columns }) => ({ name, columns }));
}

/** The number of the newest migration, 0 for a database that has none. */
export async function schemaOf(db: Database): Promise<number> {
  const [row] = await db.rows<{ there: boolean }>(builtStatement('has-schema', "select to_regclass('public.schema_migration') is not null as there"));
  if (row?.there !== true) return 0;
  const [newest] = await db.rows<{ number: number | null }>(builtStatement('newest-migration', 'select max(number) as number from schema_migration'));
  return newest?.number ?? 0;
}

/** Within `work` every statement sees the database as it was at one moment, in universal time, and changes nothing. */
export function atOneMoment<T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await run(tx, 'one-moment', 'set transaction isolation level repeatable read, read only');
    await inUniversalTime(tx);
    return work(tx);
  });
}

const inUniversalTime = (tx: Database) => run(tx, 'universal-time', "set local timezone = 'UTC'");

/** The rows of a table in the order of its key, in batches of lines. Only inside a transaction. */
export async function* linesOf(tx: Database, { name, columns }: CopiedTable): AsyncGenerator<string[]> {
  const table = (await described(tx)).find((one) => one.name === name);
  if (table === undefined) throw new Error(`There is no table ${name}`);
  const chosen = columns.map(quoted).join(', ');
  await run(tx, 'open-copy', `declare copy_out no scroll cursor for select row_to_json(r)::text as line from (select ${chosen} from ${inPublic(name)} order by ${table.order}) r`);
  const fetch = builtStatement('fetch-copy', `fetch ${table.large ? largeRowsAtOnce : rowsAtOnce} from copy_out`);
  for (let rows = await tx.rows<{ line: string }>(fetch); rows.length > 0; rows = await tx.rows<{ line: string }>(fetch)) yield rows.map(({ line }) => line);
  await run(tx, 'close-copy', 'close copy_out');
}

type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string };

/**
 * Empties all tables, lets `load` fill them, and puts the rules back: foreign keys are dropped and added again, which checks every row;
 * triggers rest meanwhile, since what is loaded has passed them once. Identities go on after the largest. Only inside a transaction.
 */
export async function refill(tx: Database, load: () => Promise<void>): Promise<void> {
  const tables = await described(tx);
  await inUniversalTime(tx);
  const keys = await tx.rows<ForeignKey>(builtStatement('foreign-keys', `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by conname`));
  for (const { table, name } of keys) await run(tx, 'drop-foreign-key', `alter table ${table} drop constraint ${name}`);
  for (const { name } of tables) await run(tx, 'rest-triggers', `alter table ${inPublic(name)} disable trigger user`);
  await run(tx, 'empty-tables', `truncate ${tables.map(({ name }) => inPublic(name)).join(', ')}`);
  await load();
  for (const { name, identity } of tables) {
    if (identity === null) continue;
    await run(tx, 'set-identity', `select setval(pg_get_serial_sequence('${inPublic(name)}', '${identity}'), coalesce(max(${quoted(identity)}), 1), max(${quoted(identity)}) is not null) from ${inPublic(name)}`);
  }
  for (const { name } of tables) await run(tx, 'wake-triggers', `alter table ${inPublic(name)} enable trigger user`);
  for (const { table, name, definition } of keys) await run(tx, 'add-foreign-key', `alter table ${table} add constraint ${name} ${definition}`);
}

/** Adds rows from their lines. Only inside `refill`. */
export async function addLines(tx: Database, { name, columns }: CopiedTable, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  const chosen = columns.map(quoted).join(', ');
  await run(tx, 'load-lines', `insert into ${inPublic(name)} (${chosen}) overriding system value select ${chosen} from json_populate_recordset(null::${inPublic(name)}, $1::json)`, [`[${lines.join(',')}]`]);
}

/** Rows of a table. */
export async function countRows(db: Database, table: string): Promise<number> {
  const [row] = await db.rows<{ n: number }>(builtStatement('count-rows', `select count(*) as n from ${inPublic(table)}`));
  return row?.n ?? 0;
}
