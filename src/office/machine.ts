import { existsSync, statfsSync } from 'node:fs';
import { availableParallelism, freemem, loadavg, totalmem } from 'node:os';
import { dirname, resolve } from 'node:path';
import { sqlBeside, type Database } from '../database/index.ts';

const sql = sqlBeside(import.meta.url);

export type ArchiveState = {
  readonly databaseBytes: number;
  readonly postgresVersion: string;
  readonly articles: number;
  readonly schema: number;
  /** Of the last article that was understood; null before the first. */
  readonly model: string | null;
  readonly lastPollAt: Date | null;
  readonly pollsLastHour: number;
  readonly failedLastHour: number;
  readonly fetchedLastHour: number;
  readonly notUnderstood: number;
  readonly lastBackupAt: Date | null;
};

/** How large the archive is and how its last hour went. */
export async function archiveState(db: Database, now = new Date()): Promise<ArchiveState> {
  const { articlesAbout, articlesCounted, ...row } = await db.one<Omit<ArchiveState, 'articles'> & { articlesAbout: number; articlesCounted: number }>(sql('machine'), [now]);
  return { ...row, articles: articlesCounted < 10_000 ? articlesCounted : Math.max(articlesAbout, articlesCounted) };
}

export type Machine = {
  readonly node: string;
  readonly cores: number;
  /** Bytes. */
  readonly memory: { readonly free: number; readonly total: number; readonly ours: number };
  readonly load: number;
  /** Bytes of the disk that the data folder lies on; null where the folder cannot be read. */
  readonly disk: { readonly free: number; readonly total: number } | null;
  readonly upSeconds: number;
};

/** What this process can say of the machine it runs on. */
export function machineState(dataFolder: string): Machine {
  return {
    node: process.version, cores: availableParallelism(), load: loadavg()[0] ?? 0, upSeconds: Math.round(process.uptime()),
    memory: { free: freemem(), total: totalmem(), ours: process.memoryUsage.rss() },
    disk: diskOf(dataFolder),
  };
}

function diskOf(folder: string): Machine['disk'] {
  // A folder that is made later lies where its nearest existing parent lies.
  let existing = resolve(folder);
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing);
  try {
    const { bavail, blocks, bsize } = statfsSync(existing);
    return { free: bavail * bsize, total: blocks * bsize };
  } catch {
    return null;
  }
}
