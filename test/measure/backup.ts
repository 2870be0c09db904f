// How long a backup, reading it back and a restore take over a large archive, and how much memory: `node --import tsx test/measure/backup.ts [articles]`, over
// the embedded database, or over a real one where TEST_DATABASE_URL names an empty database (restored into the embedded one either way).

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkBackup, restoreBackup, writeBackup } from '../../src/backup/index.ts';
import { openInMemory } from '../../src/database/embedded.ts';
import { builtStatement } from '../../src/database/index.ts';
import { openArchive, sizeOf } from './large-archive.ts';

const db = await openArchive(sizeOf(Number(process.argv[2] ?? 100_000)));
const folder = mkdtempSync(join(tmpdir(), 'haidang-measure-'));
const file = join(folder, 'archive.jsonl.gz');

let highest = 0;
const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 50);
async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const [before, from] = [process.memoryUsage().rss, performance.now()];
  highest = before;
  const result = await work();
  console.log(`${what}: ${((performance.now() - from) / 1000).toFixed(1)} s, memory +${Math.round((highest - before) / 1e6)} MB`);
  return result;
}

const written = await timed('backup', () => writeBackup(db, file, { program: 'measure' }));
const rows = Object.values(written.rows).reduce((sum, n) => sum + n, 0);
const { bytes } = await db.one<{ bytes: number }>(builtStatement('size', 'select pg_database_size(current_database())::bigint as bytes'));
console.log(`${rows} rows; database ${Math.round(bytes / 1e6)} MB, file ${Math.round(written.bytes / 1e6)} MB`);
await timed('read back', () => checkBackup(file));
const target = await openInMemory();
await timed('restore, every row read back, keys and chain checked', () => restoreBackup(target.database, file));
clearInterval(watch);
await target.database.close();
await db.close();
rmSync(folder, { recursive: true });
