import { sqlBeside, type Database } from '../database/index.ts';
import type { StoryId } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** A story grows faster than its past lets expect: "to be read", once a story. `fresh` is false where the flag stood already. */
export async function raiseSurgeFlag(db: Database, storyId: StoryId): Promise<{ readonly id: number; readonly fresh: boolean }> {
  const raised = await db.maybe<{ id: number }>(sql('raise-surge'), [storyId]);
  if (raised !== null) return { id: raised.id, fresh: true };
  return { id: (await db.one<{ id: number }>(sql('surge-flag'), [storyId])).id, fresh: false };
}
