import { createHash } from 'node:crypto';
import { record, verify } from '../audit/index.ts';
import { addLines, countRows, linesOf, migrate, migrationsOnDisk, ownTables, refill, schemaOf, type CopiedTable, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { Header } from './format.ts';
import { readBackup, readHeader, type ReadBackup } from './read.ts';
import type { Progress } from './write.ts';

/** Whoever has rows in one of these has an archive; register and rules come with the program. */
const telling = ['source', 'link', 'account', 'audit_event', 'digest'];

async function isEmpty(db: Database): Promise<boolean> {
  for (const table of telling) if ((await countRows(db, table)) > 0) return false;
  return true;
}

/** The database at the backup's own schema, or empty of any. Throws `newer-schema`, `backup-of-older-schema`, `archive-not-empty`. */
async function makeReady(db: Database, header: Header, replace: boolean): Promise<void> {
  const known = migrationsOnDisk().at(-1)?.number ?? 0;
  if (header.schema > known) throw new Problem('newer-schema', { found: header.schema, known });
  const found = await schemaOf(db);
  if (found > header.schema) throw new Problem('backup-of-older-schema', { found, wanted: header.schema });
  await migrate(db, header.schema);
  if (!replace && !(await isEmpty(db))) throw new Problem('archive-not-empty');
}

/** Reads every row back out of the database and compares it with the file's sums. */
async function compare(tx: Database, file: string, { header, sums }: ReadBackup): Promise<void> {
  for (const table of header.tables) {
    const sum = createHash('sha256');
    for await (const lines of linesOf(tx, table)) for (const line of lines) sum.update(line).update('\n');
    if (sum.digest('hex') !== sums[table.name]) throw new Problem('bad-backup', { file, cause: `the table ${table.name} did not come back as it was` });
  }
}

export type Restored = { readonly rows: Readonly<Record<string, number>>; readonly events: number; readonly madeAt: Date; readonly migrated: readonly string[] };

/**
 * Fills an archive from a backup, all of it or nothing: the file's sums, each row read back, foreign keys and the audit chain are
 * checked before anything is kept. Afterwards the schema is brought up to this program's, and the restore itself is an event of the log.
 * Throws `archive-not-empty` unless told to `replace`, `bad-backup`, `newer-schema`, `backup-of-older-schema`, `audit-broken`.
 */
export async function restoreBackup(db: Database, file: string, { replace = false, onTable = () => undefined }: { replace?: boolean; onTable?: Progress } = {}): Promise<Restored> {
  const header = await readHeader(file);
  await makeReady(db, header, replace);
  const read = await db.transaction(async (tx) => {
    if (!replace && !(await isEmpty(tx))) throw new Problem('archive-not-empty');
    let whole: ReadBackup | null = null;
    await refill(tx, async () => {
      const counts = new Map<string, number>();
      whole = await readBackup(file, {
        begin: (given) => requireTables(tx, file, given),
        rows: async (table, lines) => {
          await addLines(tx, table, lines);
          counts.set(table.name, (counts.get(table.name) ?? 0) + lines.length);
          onTable(table.name, counts.get(table.name) ?? 0);
        },
      });
      await compare(tx, file, whole);
    });
    const verdict = await verify(tx);
    const { audit } = whole as unknown as ReadBackup;
    if (!verdict.ok) throw new Problem('audit-broken', { id: verdict.brokenAt });
    if (verdict.lastHash !== audit.lastHash) throw new Problem('bad-backup', { file, cause: 'the audit log does not end where it did' });
    return whole as unknown as ReadBackup;
  });
  const migrated = await migrate(db);
  await record(db, { accountId: null, action: 'archive.restored', subject: 'archive', detail: { madeAt: read.header.madeAt, schema: read.header.schema } });
  return { rows: read.rows, events: read.audit.events, madeAt: new Date(read.header.madeAt), migrated };
}

/** The file must fit the tables that it goes into, name by name: nothing of it is dropped unseen. */
async function requireTables(tx: Database, file: string, header: Header): Promise<void> {
  const own = await ownTables(tx);
  const misses = ({ name, columns }: CopiedTable) => columns.some((column) => own.find((table) => table.name === name)?.columns.includes(column) !== true);
  const unknown = header.tables.find(misses);
  if (unknown !== undefined) throw new Problem('bad-backup', { file, cause: `this program has no table ${unknown.name} with these columns` });
}
