import { canonicalJson, record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { SourceDescription, SourceId } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** `configured` in the file that is read at each start, or `added` by hand or import and kept in the database alone. */
export type SourceOrigin = 'configured' | 'added';

/** A source as the archive describes it; `waysIn` without those that were retired. */
export type StoredSource = SourceDescription & { readonly enabled: boolean; readonly fictional: boolean; readonly origin: SourceOrigin };

/**
 * Adds a source or brings it up to date, by its key. A way in that is no longer described stays in the archive but is not polled.
 * `fictional` marks the sample press, and every screen says so. What was added or changed of a real source is an event of the audit log, by
 * account `by`, or by nobody where the configuration file or the command line says so.
 */
export async function saveSource(db: Database, source: SourceDescription, fictional: boolean, origin: SourceOrigin = 'configured', by: number | null = null): Promise<SourceId> {
  return db.transaction(async (tx) => {
    const [before] = fictional ? [] : await describedSources(tx, source.key);
    const { id } = await tx.one<{ id: number }>(sql('save-source'), [
      source.key, source.name, source.homeUrl, source.country, source.languages, source.kind, fictional, origin,
    ]);
    for (const way of source.waysIn) {
      await tx.run(sql('save-way-in'), [id, way.kind, way.url, way.linkPattern ?? null]);
    }
    await tx.run(sql('retire-ways-in'), [id, source.waysIn.map((way) => `${way.kind} ${way.url}`)]);
    const [after] = fictional ? [] : await describedSources(tx, source.key);
    if (after !== undefined) await recordDifference(tx, id, before, after, by);
    return id;
  });
}

/** One event for a source that is new or says something else than before; none where nothing changed, as at most starts. */
async function recordDifference(db: Database, id: SourceId, before: StoredSource | undefined, after: StoredSource, by: number | null): Promise<void> {
  const subject = `source:${id}`;
  if (before === undefined) return void (await record(db, { accountId: by, action: 'source.added', subject, detail: { ...after } }));
  const changed = (Object.keys(after) as (keyof StoredSource)[]).filter((name) => canonicalJson(before[name]) !== canonicalJson(after[name]));
  if (changed.length === 0) return;
  const of = (source: StoredSource) => Object.fromEntries(changed.map((name) => [name, source[name]]));
  await record(db, { accountId: by, action: 'source.changed', subject, detail: { key: after.key, from: of(before), to: of(after) } });
}

/**
 * Adds a real source to the archive. Throws `key-taken` where the configuration file describes that key (it would be written over at the
 * next start) or, without `replace`, where it was added before; `bad-source` for one that could not be asked.
 */
export async function addSource(db: Database, source: SourceDescription, { replace = false, by = null }: { replace?: boolean; by?: number | null } = {}): Promise<SourceId> {
  const wrong = whatIsWrong(source);
  if (wrong !== null) throw new Problem('bad-source', { name: source.name || source.key, cause: wrong });
  const known = await db.maybe<{ origin: SourceOrigin; fictional: boolean }>(sql('source-origin'), [source.key]);
  if (known !== null && (known.fictional || known.origin === 'configured' || !replace)) throw new Problem('key-taken', { key: source.key });
  return saveSource(db, source, false, 'added', by);
}

/** Why a description cannot be saved, in one English sentence, or null. */
export function whatIsWrong({ key, name, homeUrl, country, languages, waysIn }: SourceDescription): string | null {
  const isAddress = (url: string) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (!/^[a-z0-9-]+$/.test(key)) return `the key "${key}" may hold only a-z, 0-9 and -`;
  if (name.trim() === '') return 'it has no name';
  if (!isAddress(homeUrl)) return `"${homeUrl}" is not an http or https address`;
  if (!/^[A-Z]{2}$/.test(country)) return `the country "${country}" must be two capital letters (ISO 3166-1)`;
  if (languages.length === 0 || languages.some((language) => !/^[a-z]{2,3}$/.test(language))) return 'its languages must be codes of two or three letters';
  if (waysIn.length === 0) return 'it has no way in';
  const unasked = waysIn.find(({ url }) => !isAddress(url));
  return unasked === undefined ? null : `"${unasked.url}" is not an http or https address`;
}

/** The sources as they can be written into a file again; one with this key, or all by country. */
export function describedSources(db: Database, key: string | null = null): Promise<StoredSource[]> {
  return db.rows<StoredSource>(sql('described-sources'), [key]);
}

/** Sources that live in the database alone, and whether any in it is fictional. */
export async function countAdded(db: Database): Promise<{ added: number; fictional: boolean }> {
  const { added, fictional } = await db.one<{ added: number; fictional: boolean | null }>(sql('count-added'));
  return { added, fictional: fictional ?? false };
}

/** Switches a source on or off; an archive keeps what it has. The switch is an event of the audit log. Throws `not-found`. */
export async function enableSource(db: Database, key: string, enabled: boolean, by: number | null = null): Promise<void> {
  await db.transaction(async (tx) => {
    const before = await tx.maybe<{ id: SourceId; enabled: boolean }>(sql('source-switch'), [key]);
    if (before === null) throw new Problem('not-found', { what: `source ${key}` });
    if (before.enabled === enabled) return;
    await tx.run(sql('enable-source'), [key, enabled]);
    await record(tx, { accountId: by, action: enabled ? 'source.enabled' : 'source.disabled', subject: `source:${before.id}`, detail: { key } });
  });
}
