// How people change the register: by adding a version. An old version is never touched (the database refuses it), who wrote the new one stands in the audit log.

import { requireMay } from '../accounts/index.ts';
import { canonicalJson, record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { Account, EntryOrigin, Evidence, RegisterEntry } from '../model/index.ts';
import { currentEntries, keepVersion, sameEntry } from './entries.ts';
import { requireEntry } from './schema.ts';

const sql = sqlBeside(import.meta.url);

/** Who acts, and when. */
export type Editor = { readonly account: Account; readonly now?: Date };

export type EntryVersion = {
  readonly entry: RegisterEntry;
  readonly origin: EntryOrigin;
  readonly createdAt: Date;
  /** Null where the program or the command line wrote it. */
  readonly username: string | null;
  readonly note: string | null;
};

/** All versions of an entry, newest first; empty where there is no such entry. */
export async function entryVersions(db: Database, id: string): Promise<EntryVersion[]> {
  const rows = await db.rows<{ version: number; content: RegisterEntry } & Omit<EntryVersion, 'entry'>>(sql('entry-versions'), [id]);
  return rows.map(({ version, content, ...rest }) => ({ ...rest, entry: { ...content, version } }));
}

/** Names of the fields in which two versions differ, in the order of the entry. */
export function changedFields(before: RegisterEntry | undefined, after: RegisterEntry): string[] {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before ?? {})])].filter((name) => name !== 'version');
  if (before === undefined) return names;
  // The database keeps the keys of an object in an order of its own.
  const of = (entry: RegisterEntry, name: string) => canonicalJson((entry as unknown as Record<string, unknown>)[name] ?? null);
  return names.filter((name) => of(before, name) !== of(after, name));
}

/** Runs `work` while nobody else adds versions. */
export function whileAlone<T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.rows(sql('lock-register'));
    return work(tx);
  });
}

/** Whoever edits the text of an evidence item has not compared it with the document: its verification falls. */
function withoutStaleVerification(before: RegisterEntry | undefined, after: RegisterEntry): RegisterEntry {
  const kept = new Set((before?.evidence ?? []).map(canonicalJson));
  const evidence = after.evidence.map((item) => (kept.has(canonicalJson(item)) ? item : unverified(item)));
  return { ...after, evidence };
}

function unverified({ verifiedBy: _by, verifiedOn: _on, ...item }: Evidence): Evidence {
  return { ...item, verified: false };
}

/**
 * Adds a version written on the screen. `from` is the version that the editor saw (0 for a new entry). Evidence that was changed counts as not
 * verified. Returns the new version's number, or `from` where nothing was changed. Throws `not-allowed`, `bad-entry`, `changed-meanwhile`.
 */
export async function saveVersion(db: Database, by: Editor, given: Omit<RegisterEntry, 'version'>, from: number, note = ''): Promise<number> {
  requireMay(by.account.role, 'edit-register');
  const checked = requireEntry({ ...given, version: from + 1 });
  return whileAlone(db, async (tx) => {
    const before = (await currentEntries(tx)).find(({ id }) => id === checked.id);
    if ((before?.version ?? 0) !== from) throw new Problem('changed-meanwhile');
    const entry = withoutStaleVerification(before, checked);
    if (before !== undefined && sameEntry(before, entry)) return from;
    await keepVersion(tx, entry, 'screen');
    const detail = { register: entry.id, version: entry.version, changed: changedFields(before, entry), ...(note.trim() === '' ? {} : { note: note.trim().slice(0, 500) }) };
    await record(tx, { accountId: by.account.id, action: 'register.changed', subject: `register:${entry.id}`, detail, at: by.now ?? new Date() });
    return entry.version;
  });
}

/**
 * A person has compared evidence items with their documents: a new version carries the account's name and the day, the audit log the step. `items`
 * are positions in version `from`. Throws `not-allowed`, `not-found`, `changed-meanwhile`, `missing-text` where no item is named.
 */
export async function verifyEvidence(db: Database, by: Editor, id: string, from: number, items: readonly number[]): Promise<number> {
  requireMay(by.account.role, 'verify-evidence');
  const now = by.now ?? new Date();
  return whileAlone(db, async (tx) => {
    const before = (await currentEntries(tx)).find((entry) => entry.id === id);
    if (before === undefined) throw new Problem('not-found', { what: id });
    if (before.version !== from) throw new Problem('changed-meanwhile');
    const meant = before.evidence.map((item, at) => items.includes(at) && !item.verified);
    if (!meant.includes(true)) throw new Problem('missing-text');
    const seal = { verified: true, verifiedBy: by.account.username, verifiedOn: now.toISOString().slice(0, 10) };
    const evidence = before.evidence.map((item, at) => (meant[at] === true ? { ...item, ...seal } : item));
    const entry: RegisterEntry = { ...before, version: from + 1, evidence };
    await keepVersion(tx, entry, 'screen');
    const documents = before.evidence.filter((_, at) => meant[at]).map(({ document, date }) => `${document} (${date})`);
    await record(tx, { accountId: by.account.id, action: 'register.verified', subject: `register:${id}`, detail: { register: id, version: entry.version, documents }, at: now });
    return entry.version;
  });
}
