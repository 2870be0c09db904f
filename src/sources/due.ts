import { sqlBeside, type Database } from '../database/index.ts';
import type { WayIn, WayInId } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

export type DueWayIn = { readonly id: WayInId; readonly sourceId: number };

/** Ways in of enabled sources whose time has come, longest overdue first. With `all`, whether due or not. */
export function dueWaysIn(db: Database, { limit, all = false }: { limit: number; all?: boolean }): Promise<DueWayIn[]> {
  return db.rows<DueWayIn>(sql('due-ways-in'), [limit, all]);
}

export function wayInById(db: Database, id: WayInId): Promise<WayIn | null> {
  return db.maybe<WayIn>(sql('way-in-by-id'), [id]);
}
