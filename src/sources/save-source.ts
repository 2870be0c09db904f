import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { SourceDescription, SourceId } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/**
 * Adds a source or brings it up to date, by its key. A way in that is no longer described stays in the archive but is not polled.
 * `fictional` marks the sample press, and every screen says so.
 */
export async function saveSource(db: Database, source: SourceDescription, fictional: boolean): Promise<SourceId> {
  return db.transaction(async (tx) => {
    const { id } = await tx.one<{ id: number }>(sql('save-source'), [
      source.key, source.name, source.homeUrl, source.country, source.languages, source.kind, fictional,
    ]);
    for (const way of source.waysIn) {
      await tx.run(sql('save-way-in'), [id, way.kind, way.url, way.linkPattern ?? null]);
    }
    await tx.run(sql('retire-ways-in'), [id, source.waysIn.map((way) => `${way.kind} ${way.url}`)]);
    return id;
  });
}

/** Switches a source on or off; an archive keeps what it has. Throws `not-found`. */
export async function enableSource(db: Database, key: string, enabled: boolean): Promise<void> {
  if ((await db.run(sql('enable-source'), [key, enabled])) === 0) throw new Problem('not-found', { what: `source ${key}` });
}
