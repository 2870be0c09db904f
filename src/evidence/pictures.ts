// The picture of a pack's page: made from the kept bytes, after the flag, as it takes seconds and a browser.

import { sqlBeside, type Database } from '../database/index.ts';
import { messageOf } from '../errors.ts';
import type { Camera, RevisionId } from '../model/index.ts';
import { addPart, sealPack } from './keep.ts';
import { pageOfWarc } from './page-of-warc.ts';

const sql = sqlBeside(import.meta.url);

type Due = { readonly packId: number; readonly attempts: number; readonly revisionId: RevisionId; readonly warc: Uint8Array };

const mostAttempts = 4;
/** Minutes until the next try, after each failure. */
const pauses = [2, 15, 120];

/**
 * Takes the pictures that are waiting, one after the other, at most `limit`. A page that cannot be pictured is tried four times; its pack stays
 * whole without. Returns how many were taken.
 */
export async function takePictures(db: Database, camera: Camera, { limit = 10, now = () => new Date() } = {}): Promise<number> {
  if (camera.unavailable !== null) return 0;
  const due = await db.rows<Due>(sql('pictures-due'), [now(), limit]);
  let taken = 0;
  for (const pack of due) {
    const problem = await takeOne(db, camera, pack);
    if (problem === null) taken += 1;
    else {
      const last = pack.attempts + 1 >= mostAttempts;
      const next = new Date(now().getTime() + (pauses[pack.attempts] ?? 0) * 60_000);
      await db.run(sql('note-picture'), [pack.packId, last ? 'impossible' : 'waiting', problem.slice(0, 500), next]);
    }
  }
  return taken;
}

/** Null when the picture is in its pack, else why not. */
async function takeOne(db: Database, camera: Camera, { packId, revisionId, warc }: Due): Promise<string | null> {
  try {
    const page = await pageOfWarc(warc);
    if (page === null) return 'the encoding of the page cannot be undone on this machine';
    const picture = await camera.picture(page);
    if ('refused' in picture) return picture.refused;
    await db.transaction(async (tx) => {
      await tx.run(sql('note-picture'), [packId, 'taken', null, new Date()]);
      await addPart(tx, packId, 'picture.png', 'image/png', picture.png);
      await sealPack(tx, packId, revisionId);
    });
    return null;
  } catch (thrown) {
    return messageOf(thrown);
  }
}
