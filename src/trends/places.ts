import { sqlBeside, type Database } from '../database/index.ts';
import type { MapTile, Place } from '../model/index.ts';
import { tileOfPlaces } from '../profile/index.ts';
import type { Period, Share } from './trends.ts';

const sql = sqlBeside(import.meta.url);

/** A tile of the map with the articles of the period that name its places, an article once; the counts as in `Share`. */
export type TileCount = { readonly tile: MapTile } & Omit<Share, 'name'>;

/** What the press of a period names, tile by tile, in the order of the map. */
export async function coverageByTile(db: Database, { from, before, about }: Omit<Period, 'timeZone' | 'bucket'>, places: readonly Place[], tiles: readonly MapTile[]): Promise<TileCount[]> {
  const members = [...tileOfPlaces(places, tiles)];
  const earlier = new Date(2 * from.getTime() - before.getTime());
  const counted = await db.rows<Omit<Share, 'name'> & { tile: number }>(sql('tiles'), [earlier, from, before, about ?? null, members.map(([key]) => key), members.map(([, tile]) => tile)]);
  const byTile = new Map(counted.map(({ tile, ...counts }) => [tile, counts]));
  return tiles.map((tile, index) => ({ tile, ...(byTile.get(index) ?? { count: 0, before: 0, negative: 0, positive: 0 }) }));
}

/** Every country whose outlets published in the period or the one before, the largest first; `name` is its code. */
export function coverageByCountry(db: Database, { from, before, about }: Omit<Period, 'timeZone' | 'bucket'>): Promise<Share[]> {
  return db.rows<Share>(sql('countries'), [new Date(2 * from.getTime() - before.getTime()), from, before, about ?? null]);
}
