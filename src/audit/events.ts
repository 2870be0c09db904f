import { sqlBeside, type Database } from '../database/index.ts';

const sql = sqlBeside(import.meta.url);

/** An event with the user name of the member of the office who acted. */
export type ShownEvent = {
  readonly id: number;
  readonly at: Date;
  readonly username: string | null;
  readonly action: string;
  readonly detail: Readonly<Record<string, unknown>>;
};

/** The last 500 events of one subject, such as "case:12", oldest first. */
export async function eventsOf(db: Database, subject: string): Promise<ShownEvent[]> {
  return db.rows<ShownEvent>(sql('events-of-subject'), [subject]);
}
