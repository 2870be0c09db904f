// What was seen when a claim was found, kept so that it can be shown later that nothing of it was changed.

import { createHash } from 'node:crypto';
import { canonicalJson, record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import type { RevisionId, Voice } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

export const sha256Of = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

type Facts = {
  readonly id: RevisionId; readonly number: number; readonly title: string; readonly text: string; readonly textSha256: string; readonly pageSha256: string;
  readonly charset: string; readonly canonicalUrl: string | null; readonly declaredLanguage: string | null; readonly publishedAt: Date | null;
  readonly publishedOffsetMinutes: number | null; readonly fetchedAt: Date; readonly takenFrom: 'page' | 'feed'; readonly articleId: number; readonly url: string;
  readonly outlet: string; readonly country: string; readonly warc: Uint8Array | null;
};

type PackRow = { readonly id: number; readonly madeAt: Date };
export type Part = { readonly name: string; readonly mediaType: string; readonly sha256: string; readonly bytes: number };
export type ManifestRow = { readonly number: number; readonly content: string; readonly sha256: string };
type Claim = { readonly id: number; readonly register: string; readonly version: number; readonly voice: Voice; readonly quote: string; readonly sentence: string; readonly p: number; readonly foundAt: Date };

/** The manifest as it stands in the file. Times are ISO 8601 in UTC, hashes SHA-256 in hexadecimal. */
export type Manifest = {
  readonly format: 'haidang-evidence/1';
  readonly pack: number;
  readonly number: number;
  /** Hash of the manifest before this one; null for the first. */
  readonly previous: string | null;
  readonly outlet: string;
  readonly country: string;
  readonly url: string;
  readonly fetchedAt: string;
  /** `feed`: the page refused us, and only the feed's own text was seen. */
  readonly takenFrom: 'page' | 'feed';
  readonly article: number;
  readonly revision: number;
  readonly pageSha256: string;
  readonly textSha256: string;
  readonly claims: readonly unknown[];
  readonly parts: readonly Part[];
};

/** Adds a part whose name is new to the pack. */
export async function addPart(tx: Database, packId: number, name: string, mediaType: string, content: Uint8Array): Promise<void> {
  await tx.run(sql('add-part'), [packId, name, mediaType, sha256Of(content), Buffer.from(content)]);
}

function articleFile(facts: Facts): Buffer {
  const { number, title, text, textSha256, charset, canonicalUrl, declaredLanguage, publishedAt, publishedOffsetMinutes, fetchedAt, takenFrom, url } = facts;
  const article = { url, canonicalUrl, title, text, publishedAt, publishedOffsetMinutes, declaredLanguage, charset, takenFrom, fetchedAt, revision: number, textSha256 };
  return Buffer.from(`${JSON.stringify(article, null, 1)}\n`);
}

/**
 * Makes the pack of a revision in which a claim was found, or adds to its manifest what came since; running it twice changes nothing. Belongs into
 * the transaction that raises the flag, at its end: the audit log's lock is held until then. Returns the pack's id.
 */
export async function keepEvidence(tx: Database, revisionId: RevisionId): Promise<number> {
  const facts = await tx.one<Facts>(sql('revision-facts'), [revisionId]);
  const made = await tx.maybe<PackRow>(sql('add-pack'), [revisionId]);
  const pack = made ?? (await tx.one<PackRow>(sql('pack-of-revision'), [revisionId]));
  if (made !== null) {
    await addPart(tx, pack.id, 'article.json', 'application/json', articleFile(facts));
    if (facts.warc !== null) {
      await addPart(tx, pack.id, 'page.warc.gz', 'application/warc', facts.warc);
      await tx.run(sql('await-picture'), [pack.id]);
    }
  }
  await sealPack(tx, pack.id, revisionId, facts);
  return pack.id;
}

/** Adds a manifest over everything that the pack holds now, unless the last one says the same; its hash goes into the audit log. */
export async function sealPack(tx: Database, packId: number, revisionId: RevisionId, known?: Facts): Promise<void> {
  const facts = known ?? (await tx.one<Facts>(sql('revision-facts'), [revisionId]));
  const before = (await tx.rows<ManifestRow>(sql('manifests-of-pack'), [packId])).at(-1);
  const manifest: Manifest = {
    format: 'haidang-evidence/1',
    pack: packId,
    number: (before?.number ?? 0) + 1,
    previous: before?.sha256 ?? null,
    outlet: facts.outlet,
    country: facts.country,
    url: facts.url,
    fetchedAt: new Date(facts.fetchedAt).toISOString(),
    takenFrom: facts.takenFrom,
    article: facts.articleId,
    revision: facts.number,
    pageSha256: facts.pageSha256,
    textSha256: facts.textSha256,
    claims: await tx.rows<Claim>(sql('claims-of-revision'), [revisionId]),
    parts: await tx.rows<Part>(sql('parts-of-pack'), [packId]),
  };
  if (before !== undefined && sameContent(before.content, manifest)) return;
  const content = canonicalJson(manifest);
  const sha256 = sha256Of(content);
  await tx.run(sql('add-manifest'), [packId, manifest.number, content, sha256]);
  const action = before === undefined ? 'evidence.kept' : 'evidence.completed';
  await record(tx, { accountId: null, action, subject: `evidence:${packId}`, detail: { pack: packId, number: manifest.number, manifest: sha256, article: facts.articleId, parts: manifest.parts.map(({ name }) => name) } });
}

function sameContent(before: string, now: Manifest): boolean {
  const plain = (manifest: Manifest) => canonicalJson({ ...manifest, number: 0, previous: null });
  return plain(JSON.parse(before) as Manifest) === plain(now);
}
