// Each link ends in exactly one counted outcome; the sums over `link` reconcile by construction.

import { sqlBeside, type Database } from '../database/index.ts';
import type { LinkId, SkipReason } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

type Validators = { readonly etag: string | null; readonly lastModified: string | null };

/** A revision was added. `nextFetchAt` null means: not looked at again. */
export async function noteKept(db: Database, id: LinkId, validators: Validators, nextFetchAt: Date | null): Promise<void> {
  await db.run(sql('note-outcome'), [id, 'kept', null, null, nextFetchAt, validators.etag, validators.lastModified]);
}

/** The page says what it said before. */
export async function noteUnchanged(db: Database, id: LinkId, nextFetchAt: Date | null, validators?: Validators): Promise<void> {
  await db.run(sql('note-outcome'), [id, 'unchanged', null, null, nextFetchAt, validators?.etag ?? null, validators?.lastModified ?? null]);
}

/** The link is no article, or not to be had; `detail` is one sentence for people. */
export async function noteSkipped(db: Database, id: LinkId, reason: SkipReason, detail: string): Promise<void> {
  await db.run(sql('note-outcome'), [id, 'skipped', reason, detail, null, null, null]);
}

/** It may come right by itself: the outcome stays what it was and the link is due again. */
export async function noteTryAgain(db: Database, id: LinkId, detail: string, nextFetchAt: Date): Promise<void> {
  await db.run(sql('note-try-again'), [id, detail, nextFetchAt]);
}

/** A kept article can no longer be had: it stays as it is and is not looked at again. */
export async function noteLost(db: Database, id: LinkId, detail: string): Promise<void> {
  await db.run(sql('note-lost'), [id, detail]);
}
