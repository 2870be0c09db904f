import { sqlBeside, type Database } from '../database/index.ts';

const sql = sqlBeside(import.meta.url);

/** How many stories have been flagged, for whatever reason. */
export async function countFlagged(db: Database): Promise<number> {
  return (await db.one<{ count: number }>(sql('count-flagged'))).count;
}
