// The packs of a story, and one zip of them for whoever must show what was seen.

import { zipSync, type Zippable } from 'fflate';
import { sqlBeside, type Database } from '../database/index.ts';
import type { StoryId } from '../model/index.ts';
import type { ManifestRow, Part } from './keep.ts';
import type { Content } from './verify.ts';

const sql = sqlBeside(import.meta.url);

export type EvidencePack = {
  readonly id: number;
  readonly madeAt: Date;
  readonly articleId: number;
  readonly title: string;
  readonly outlet: string;
  readonly parts: readonly Part[];
  /** SHA-256 of the newest manifest, the hash that stands in the audit log. */
  readonly manifestSha256: string;
};

/** The packs of a story's articles, newest first, at most 200. */
export async function packsOfStory(db: Database, storyId: StoryId): Promise<EvidencePack[]> {
  const rows = await db.rows<Omit<EvidencePack, 'parts' | 'manifestSha256'>>(sql('packs-of-story'), [storyId]);
  return Promise.all(rows.map(async (row) => {
    const manifest = (await db.rows<ManifestRow>(sql('manifests-of-pack'), [row.id])).at(-1);
    return { ...row, parts: await db.rows<Part>(sql('parts-of-pack'), [row.id]), manifestSha256: manifest?.sha256 ?? '' };
  }));
}

const readMe = `HỒ SƠ CHỨNG CỨ / EVIDENCE PACKS

Mỗi thư mục là một hồ sơ: trang như máy chủ đã gửi (page.warc.gz, WARC 1.1), chữ đã đọc (article.json), ảnh trang nếu có (picture.png) và bản kê
(manifest-N.json). Kiểm tra: "sha256sum -c SHA256SUMS". SHA-256 của mỗi bản kê nằm trong nhật ký nối chuỗi băm của hệ thống.

Each folder is one pack: the page as the server sent it (page.warc.gz, WARC 1.1), the text as read (article.json), a picture of the page where
there is one (picture.png), and the manifests (manifest-N.json). Check with "sha256sum -c SHA256SUMS". The SHA-256 of each manifest stands in
the hash-chained audit log of the system.
`;

/** The earliest moment that a ZIP knows: the same packs give the same bytes whenever they are asked for. */
const mtime = new Date(1980, 0, 1);

/** One zip with all packs of a story, or null where there is none. `name` is the folder inside, such as "2026-0117". */
export async function evidenceZip(db: Database, storyId: StoryId, name: string): Promise<Uint8Array | null> {
  const packs = await packsOfStory(db, storyId);
  if (packs.length === 0) return null;
  const files: Zippable = { [`${name}/README.txt`]: [Buffer.from(readMe), { mtime }] };
  const sums: string[] = [];
  for (const { id } of [...packs].reverse()) {
    const contents = await db.rows<Content>(sql('contents-of-pack'), [id]);
    const manifests = await db.rows<ManifestRow>(sql('manifests-of-pack'), [id]);
    for (const part of contents) {
      // What is compressed already is only stored.
      files[`${name}/pack-${id}/${part.name}`] = [part.content, { mtime, level: part.name.endsWith('.json') ? 6 : 0 }];
      sums.push(`${part.sha256}  pack-${id}/${part.name}`);
    }
    for (const manifest of manifests) {
      files[`${name}/pack-${id}/manifest-${manifest.number}.json`] = [Buffer.from(manifest.content), { mtime }];
      sums.push(`${manifest.sha256}  pack-${id}/manifest-${manifest.number}.json`);
    }
  }
  files[`${name}/SHA256SUMS`] = [Buffer.from(`${sums.join('\n')}\n`), { mtime }];
  return zipSync(files);
}

/** The case with this number ("2026-0117") or id, or null. */
export function storyOfCase(db: Database, numberOrId: string): Promise<{ readonly storyId: StoryId; readonly number: string } | null> {
  return db.maybe(sql('story-of-case'), [numberOrId]);
}
