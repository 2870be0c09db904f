// A backup is proven by restoring it: into another database, compared row by row, with rules and chain at work afterwards.

import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record, verify } from '../../src/audit/index.ts';
import { backUpWhenDue, checkBackup, makeBackup, restoreBackup, shelveBackup, shelvedBackups, shelvedFile } from '../../src/backup/index.ts';
import { builtStatement, countRows, migrate, ownTables, type Database, type OpenDatabase } from '../../src/database/index.ts';
import { openInMemory } from '../../src/database/embedded.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { Problem } from '../../src/errors.ts';
import { databaseKinds, freshDatabase, freshRealDatabase, realPostgresUrl } from '../helpers/databases.ts';
import { busyDesk } from '../helpers/desk.ts';

const codeOf = (work: Promise<unknown>) => work.then(() => 'no problem', (thrown: unknown) => (thrown instanceof Problem ? thrown.code : String(thrown)));
const run = (db: Database, text: string, parameters: readonly unknown[] = []) => db.rows<Record<string, unknown>>(builtStatement('test', text), parameters);

/** Every table with its rows, without what a backup leaves behind or a restore adds. */
async function countsOf(db: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name } of await ownTables(db)) counts[name] = await countRows(db, name);
  return counts;
}

const leftBehind = ['api_answer', 'sign_in_step', 'signed_in'];
const kept = (counts: Record<string, number>) => Object.fromEntries(Object.entries(counts).filter(([name]) => !leftBehind.includes(name)));

/** A desk with everything that is awkward in a text or a column. */
async function fill(db: Database): Promise<void> {
  const { desk } = await busyDesk(db);
  const { account } = await desk.account('an', 'administrator');
  await desk.article({ outlet: 'busan-ilbo', language: 'ko', title: 'Dòng\u2028lạ \\ "ngoặc" \t {"end":1}', text: 'một\r\nhai\n\u2029ba 😀 [“]' });
  const [revision] = await run(db, 'select id from revision order by id limit 1');
  await run(db, "insert into page_copy (revision_id, warc, bytes) values ($1, decode('00ff0a0d5c27', 'hex'), 6)", [revision?.['id']]);
  await run(db, "update reading set embedding = array[0.1, -3.4028235e38, 1e-45]::real[], places = array['a,b', '{', '\"', ''] where revision_id = $1", [revision?.['id']]);
  await run(db, "insert into signed_in (token_hash, account_id, expires_at) values (repeat('a', 64), $1, now())", [account.id]);
  for (let n = 0; n < 1_200; n += 1) await record(db, { accountId: account.id, action: 'test.step', subject: `case:${n}`, detail: { n, words: ['ấ', 0.1] } });
}

describe('a backup', () => {
  const folder = mkdtempSync(join(tmpdir(), 'haidang-backup-'));
  const file = join(folder, 'one.jsonl.gz');
  let db: OpenDatabase;
  let before: Record<string, number>;

  beforeAll(async () => {
    ({ database: db } = await freshDatabase());
    await fill(db);
    before = await countsOf(db);
    await makeBackup(db, file);
  }, 120_000);
  afterAll(async () => {
    await db.close();
    rmSync(folder, { recursive: true });
  });

  it('is readable by nobody else, names its own SHA-256 for sha256sum, and is lines of JSON that any program reads', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(execFileSync('sha256sum', ['-c', 'one.jsonl.gz.sha256'], { cwd: folder, encoding: 'utf8' })).toContain('OK');
    const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n').slice(0, -1).map((line) => JSON.parse(line) as unknown);
    expect(lines[0]).toMatchObject({ haidang: 'backup', format: 1, leftOut: ['api_answer', 'sign_in_step', 'signed_in'] });
    expect(lines.at(-1)).toMatchObject(['done', Object.entries(before).reduce((sum, [name, n]) => sum + (leftBehind.includes(name) ? 0 : n), 0), expect.any(String), { events: await countRows(db, 'audit_event') - 1 }]);
    const { rows } = await checkBackup(file);
    expect(rows).toEqual(kept(before));
  });

  it('leaves a trace in the audit log, and never writes over a file', async () => {
    const [last] = await run(db, 'select action, detail from audit_event order by id desc limit 1');
    expect(last).toMatchObject({ action: 'archive.backed-up', detail: { file: 'one.jsonl.gz' } });
    expect(await codeOf(makeBackup(db, file))).toBe('file-exists');
    // Two that begin the same file at once: one is made, and the other leaves it alone.
    const both = join(folder, 'both.jsonl.gz');
    expect((await Promise.all([codeOf(makeBackup(db, both)), codeOf(makeBackup(db, both))])).sort()).toEqual(['file-exists', 'no problem']);
    expect((await checkBackup(both)).sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is refused where one byte was changed, the end is missing, something was added, or a row was taken out', async () => {
    const broken = join(folder, 'broken.jsonl.gz');
    const good = readFileSync(file);
    const verdictOf = async (bytes: Uint8Array) => {
      writeFileSync(broken, bytes);
      return codeOf(checkBackup(broken));
    };
    expect(await verdictOf(good.subarray(0, good.length - 4_000))).toBe('bad-backup');
    const text = gunzipSync(good).toString('utf8');
    expect(await verdictOf(gzipSync(text.replace('Penang Courier', 'Penang Couriel')))).toBe('bad-backup');
    expect(await verdictOf(gzipSync(text.replace(/\n\{"id":1,[^\n]*/, '')))).toBe('bad-backup');
    expect(await verdictOf(gzipSync(`${text}{"id":9}\n`))).toBe('bad-backup');
    expect(await verdictOf(gzipSync('{"rss":true}\n'))).toBe('bad-backup');
    expect(await verdictOf(gzipSync(''))).toBe('bad-backup');
    expect(await verdictOf(Buffer.from('not gzip at all'))).toBe('bad-backup');
    // The file itself is whole, but no longer the one whose sum was written down.
    const swapped = join(folder, 'swapped.jsonl.gz');
    writeFileSync(swapped, gzipSync(text));
    appendFileSync(`${swapped}.sha256`, `${'0'.repeat(64)}  swapped.jsonl.gz\n`);
    expect(await codeOf(checkBackup(swapped))).toBe('bad-backup');
  });

  it('does not touch what it cannot replace: a restore that fails half way leaves the archive as it was', async () => {
    const { database: other } = await freshDatabase();
    await busyDesk(other);
    const held = await countsOf(other);
    expect(await codeOf(restoreBackup(other, file))).toBe('archive-not-empty');
    const broken = join(folder, 'half.jsonl.gz');
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    writeFileSync(broken, gzipSync(text.replace('"test.step"', '"test.stop"')));
    expect(await codeOf(restoreBackup(other, broken, { replace: true }))).toBe('bad-backup');
    expect(await countsOf(other)).toEqual(held);
    await expect(run(other, "update revision set title = 'x'")).rejects.toThrow(/only added/);
    await other.close();
  }, 60_000);

  it('replaces a whole archive when told to', async () => {
    const { database: other } = await freshDatabase();
    await busyDesk(other);
    await restoreBackup(other, file, { replace: true });
    expect(await countsOf(other)).toEqual({ ...before, signed_in: 0, audit_event: (before['audit_event'] ?? 0) + 1 });
    await other.close();
  }, 60_000);

  it('is refused by a database that is ahead of it, and by a program that is behind it', async () => {
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    const schema = /"schema":(\d+)/.exec(text)?.[1] ?? '';
    const [older, newer] = [join(folder, 'older.jsonl.gz'), join(folder, 'newer.jsonl.gz')];
    writeFileSync(older, gzipSync(text.replace(`"schema":${schema}`, `"schema":${Number(schema) - 1}`)));
    writeFileSync(newer, gzipSync(text.replace(`"schema":${schema}`, '"schema":9000')));
    const { database: other } = await freshDatabase();
    expect(await codeOf(restoreBackup(other, older))).toBe('backup-of-older-schema');
    expect(await codeOf(restoreBackup(other, newer))).toBe('newer-schema');
    await other.close();
  });

  it('of an older schema is restored at that schema and brought up to date', async () => {
    const { database: old } = await openInMemory();
    await migrate(old, 10);
    await run(old, "insert into source (key, name, home_url, country, languages, kind) values ('cu', 'Báo cũ', 'http://cu.test/', 'VN', '{vi}', 'newspaper')");
    const ten = join(folder, 'ten.jsonl.gz');
    await makeBackup(old, ten);
    await old.close();
    const { database: fresh } = await openInMemory();
    const { migrated } = await restoreBackup(fresh, ten);
    expect(migrated[0]).toMatch(/^0011_/);
    expect(await run(fresh, 'select name from source')).toEqual([{ name: 'Báo cũ' }]);
    await fresh.close();
  }, 60_000);

  it('lies in its folder under the moment it was made, and nothing outside that folder is handed out', async () => {
    const shelf = join(folder, 'shelf');
    const written = await shelveBackup(db, shelf, { by: null, now: new Date('2026-11-20T22:30:00.123Z') });
    expect(shelvedBackups(shelf)).toMatchObject([{ name: 'haidang-20261120T223000Z.jsonl.gz', sha256: written.sha256, bytes: written.bytes }]);
    expect(() => shelvedFile(shelf, '../one.jsonl.gz')).toThrow(/There is no/);
    expect(() => shelvedFile(shelf, 'haidang-../../x.jsonl.gz')).toThrow(/There is no/);
    expect(shelvedBackups(join(folder, 'nowhere'))).toEqual([]);
  });

  it('is made by itself when one is due, and only as many are kept as the office wants', async () => {
    const shelf = join(folder, 'nightly');
    const day = (n: number) => new Date(Date.UTC(2026, 10, n, 22));
    for (const n of [1, 2, 3]) expect(await backUpWhenDue(db, shelf, { hours: 24, keep: 2, now: day(n) })).not.toBeNull();
    expect(await backUpWhenDue(db, shelf, { hours: 24, keep: 2, now: new Date(day(3).getTime() + 23 * 3_600_000) })).toBeNull();
    expect(shelvedBackups(shelf).map(({ name }) => name)).toEqual(['haidang-20261103T220000Z.jsonl.gz', 'haidang-20261102T220000Z.jsonl.gz']);
    expect(readdirSync(shelf)).toHaveLength(4);
    expect((await checkBackup(join(shelf, 'haidang-20261103T220000Z.jsonl.gz'))).header.madeAt).toBe(day(3).toISOString());
  });

  it.each(databaseKinds)('comes back the same in an empty $name, with rules, numbering and chain at work', { timeout: 120_000 }, async ({ missing, open }) => {
    if (missing !== null) return void console.warn(missing);
    const { database: target, close } = await open();
    try {
      const { rows, events } = await restoreBackup(target, file);
      expect(events).toBe(before['audit_event']);
      expect(rows).toEqual(kept(before));
      expect(await verify(target)).toMatchObject({ ok: true, events: (before['audit_event'] ?? 0) + 1 });
      const everything = 'select md5(string_agg(r::text, chr(10) order by id)) as sum from revision r';
      expect(await run(target, everything)).toEqual(await run(db, everything));
      const awkward = "select encode(warc, 'hex') as warc, embedding, places from page_copy join reading using (revision_id)";
      expect(await run(target, awkward)).toEqual(await run(db, awkward));
      await expect(run(target, "update revision set title = 'x'")).rejects.toThrow(/only added/);
      await expect(run(target, 'insert into article (link_id, source_id, url) values (99999, 99999, $1)', ['x'])).rejects.toThrow(/foreign key/);
      const [next] = await run(target, "insert into source (key, name, home_url, country, languages, kind) values ('moi', 'Mới', 'http://moi.test/', 'VN', '{vi}', 'newspaper') returning id");
      expect(next?.['id']).toBe(before['source'] === undefined ? 0 : before['source'] + 1);
    } finally {
      await close();
    }
  });

  it.skipIf(realPostgresUrl === undefined)(`made on a real PostgreSQL is restored into the embedded database${realPostgresUrl === undefined ? ' (TEST_DATABASE_URL names no server)' : ''}`, { timeout: 120_000 }, async () => {
    const { url, drop } = await freshRealDatabase();
    const { database: real } = await openPostgres(url, 4);
    await restoreBackup(real, file);
    const moved = join(folder, 'moved.jsonl.gz');
    await makeBackup(real, moved);
    const counts = await countsOf(real);
    await real.close();
    await drop();
    const { database: embedded } = await openInMemory();
    await restoreBackup(embedded, moved);
    expect((await countsOf(embedded))['revision']).toBe(counts['revision']);
    expect(await verify(embedded)).toMatchObject({ ok: true });
    await embedded.close();
  });
});
