// Whether every byte of every pack is what was kept: parts against the manifest, manifests against each other and against the audit log.

import { verify as verifyAudit } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { sha256Of, type Manifest, type ManifestRow } from './keep.ts';

const sql = sqlBeside(import.meta.url);
const packsAtOnce = 200;

export type Content = { readonly name: string; readonly mediaType: string; readonly sha256: string; readonly content: Uint8Array };
export type EvidenceVerdict = { readonly packs: number; readonly parts: number; readonly bytes: number; readonly faults: readonly string[] };

/** Checks all packs. A fault is one English sentence: which pack, which part, what is wrong. */
export async function verifyEvidencePacks(db: Database): Promise<EvidenceVerdict> {
  const faults: string[] = [];
  const audit = await verifyAudit(db);
  if (!audit.ok) faults.push(`the audit log, in which the hashes stand, breaks at event ${audit.brokenAt}`);
  const recorded = new Map<number, Map<number, string>>();
  for (const { pack, number, manifest } of await db.rows<{ pack: number; number: number; manifest: string }>(sql('recorded-manifests'))) {
    recorded.set(pack, (recorded.get(pack) ?? new Map<number, string>()).set(number, manifest));
  }
  let [packs, parts, bytes] = [0, 0, 0];
  for (let after = 0; ; ) {
    const ids = await db.rows<{ id: number }>(sql('pack-ids-after'), [after, packsAtOnce]);
    for (const { id } of ids) {
      const contents = await db.rows<Content>(sql('contents-of-pack'), [id]);
      const manifests = await db.rows<ManifestRow>(sql('manifests-of-pack'), [id]);
      faults.push(...faultsOfPack(id, contents, manifests, recorded.get(id) ?? new Map()));
      packs += 1;
      parts += contents.length;
      bytes += contents.reduce((sum, { content }) => sum + content.length, 0);
      recorded.delete(id);
      after = id;
    }
    if (ids.length < packsAtOnce) break;
  }
  for (const id of recorded.keys()) faults.push(`pack ${id} is recorded in the audit log but is gone`);
  return { packs, parts, bytes, faults };
}

function faultsOfPack(id: number, contents: readonly Content[], manifests: readonly ManifestRow[], recorded: ReadonlyMap<number, string>): string[] {
  const faults: string[] = [];
  let previous: string | null = null;
  for (const { number, content, sha256 } of manifests) {
    if (sha256Of(content) !== sha256) faults.push(`pack ${id}: manifest ${number} does not have its SHA-256`);
    if (recorded.get(number) !== sha256) faults.push(`pack ${id}: manifest ${number} is not the one in the audit log`);
    if (parse(content)?.previous !== previous) faults.push(`pack ${id}: manifest ${number} does not follow the one before`);
    previous = sha256;
  }
  for (const number of recorded.keys()) if (!manifests.some((row) => row.number === number)) faults.push(`pack ${id}: manifest ${number} is gone`);
  const listed = new Map((parse(manifests.at(-1)?.content ?? '')?.parts ?? []).map((part) => [part.name, part.sha256]));
  for (const { name, content } of contents) {
    const expected = listed.get(name);
    if (expected === undefined) faults.push(`pack ${id}: ${name} stands in no manifest`);
    else if (sha256Of(content) !== expected) faults.push(`pack ${id}: ${name} was changed`);
    listed.delete(name);
  }
  for (const name of listed.keys()) faults.push(`pack ${id}: ${name} is gone`);
  return faults;
}

function parse(content: string): Manifest | null {
  try {
    return JSON.parse(content) as Manifest;
  } catch {
    return null;
  }
}
