// Whoever looks for claims follows the register while it is edited: no restart between an editor's new version and the next article.

import { sqlBeside, type Database } from '../database/index.ts';
import type { RegisterEntry } from '../model/index.ts';
import { currentEntries, isInForce } from './entries.ts';

const sql = sqlBeside(import.meta.url);

export type Followed<T> = {
  /** What was made of the entries in force. */
  current(): T;
  /** Makes it anew if a version was added or another day has begun; asks the database every five seconds at most. */
  refresh(): Promise<void>;
};

/** Makes something of the entries in force, again whenever they change. `timeZone` is the office's: an entry begins and ends with its days. */
export async function followRegister<T>(
  db: Database,
  make: (entries: readonly RegisterEntry[]) => T,
  { timeZone, everyMs = 5_000, now = () => new Date() }: { readonly timeZone: string; readonly everyMs?: number; readonly now?: () => Date },
): Promise<Followed<T>> {
  const days = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const stampOf = async () => `${(await db.one<{ versions: number }>(sql('count-versions'))).versions} ${days.format(now())}`;
  const made = async () => make((await currentEntries(db)).filter((entry) => isInForce(entry, days.format(now()))));
  let stamp = await stampOf();
  let held = await made();
  let askedAt = now().getTime();
  return {
    current: () => held,
    async refresh() {
      if (now().getTime() - askedAt < everyMs) return;
      askedAt = now().getTime();
      const fresh = await stampOf();
      if (fresh === stamp) return;
      held = await made();
      stamp = fresh;
    },
  };
}
