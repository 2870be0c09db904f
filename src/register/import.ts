// Entries of a file become versions: only where something changed, all of them or none, each in the audit log.

import { record } from '../audit/index.ts';
import type { Database } from '../database/index.ts';
import type { RegisterEntry } from '../model/index.ts';
import { changedFields, whileAlone } from './edit.ts';
import { currentEntries, keepVersion, sameEntry } from './entries.ts';

export type Imported = {
  readonly added: readonly { readonly id: string; readonly version: number }[];
  readonly changed: readonly { readonly id: string; readonly version: number; readonly fields: readonly string[] }[];
  readonly unchanged: readonly string[];
};

/** What the file is called and its SHA-256, for the audit log. */
export type ImportedFile = { readonly name: string; readonly sha256: string };

/**
 * Adds what is new or differs from the newest version. A new entry keeps the version number of the file; a changed one gets the next one of the
 * register. With `dryRun` nothing is written. `by` is null on the command line.
 */
export function importEntries(db: Database, entries: readonly RegisterEntry[], file: ImportedFile, { dryRun = false, by = null }: { readonly dryRun?: boolean; readonly by?: number | null } = {}): Promise<Imported> {
  return whileAlone(db, async (tx) => {
    const known = new Map((await currentEntries(tx)).map((entry) => [entry.id, entry]));
    const added: { id: string; version: number }[] = [];
    const changed: { id: string; version: number; fields: string[] }[] = [];
    const unchanged: string[] = [];
    for (const given of entries) {
      const before = known.get(given.id);
      if (before !== undefined && sameEntry(before, given)) {
        unchanged.push(given.id);
        continue;
      }
      const entry = before === undefined ? given : { ...given, version: before.version + 1 };
      const { id, version } = entry;
      const fields = changedFields(before, entry);
      if (before === undefined) added.push({ id, version });
      else changed.push({ id, version, fields });
      if (dryRun) continue;
      await keepVersion(tx, entry, 'file');
      await record(tx, { accountId: by, action: 'register.imported', subject: `register:${id}`, detail: { register: id, version, changed: fields, file: file.name, sha256: file.sha256 } });
    }
    return { added, changed, unchanged };
  });
}
