import { z } from 'zod';
import { requireMay } from '../accounts/index.ts';
import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { Account, Letterhead } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** One line on paper: no line breaks, no room for a text. */
const line = z.string().transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim()).pipe(z.string().max(200));
const lines = z.array(line).max(12).transform((all) => all.filter((one) => one !== ''));
const both = z.object({ vi: line, en: line });
const shape = z.object({ parent: both, organ: both, place: both, signer: both, code: line.pipe(z.string().max(40)), recipients: z.object({ vi: lines, en: lines }) });

const endOfTime = new Date('9999-12-31');

/** The letterhead that held at a moment (the newest, if left out); null where none was ever set. */
export async function letterheadAt(db: Database, at: Date | null = null): Promise<Letterhead | null> {
  return (await db.maybe<{ content: Letterhead }>(sql('letterhead-at'), [at ?? endOfTime]))?.content ?? null;
}

/** Adds a version of the letterhead. Throws `not-allowed`, or `bad-letterhead` for a line that is longer than a line. */
export async function saveLetterhead(db: Database, { account, now = new Date() }: { account: Account; now?: Date }, given: unknown): Promise<Letterhead> {
  requireMay(account.role, 'manage-office');
  const read = shape.safeParse(given);
  if (!read.success) throw new Problem('bad-letterhead');
  await db.transaction(async (tx) => {
    await tx.run(sql('add-letterhead'), [JSON.stringify(read.data), account.id, now]);
    await record(tx, { accountId: account.id, action: 'letterhead.saved', subject: 'office', detail: { organ: read.data.organ.vi }, at: now });
  });
  return read.data;
}
