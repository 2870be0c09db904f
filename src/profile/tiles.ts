import type { MapTile, Place } from '../model/index.ts';

/**
 * Which tile stands for a place: the one that names it, or the nearest that names what it lies in. Dates are left aside: a map shows where
 * a place lies, not since when. Places that no tile stands for are missing.
 */
export function tileOfPlaces(places: readonly Place[], tiles: readonly MapTile[]): Map<string, number> {
  const byKey = new Map(places.map((place) => [place.key, place]));
  const named = new Map(tiles.flatMap((tile, index) => tile.places.map((key) => [key, index] as const)));
  const found = new Map<string, number>();
  for (const { key } of places) {
    let level = [key];
    // No tree of places is deeper than this.
    for (let depth = 0; depth < 12 && level.length > 0 && !found.has(key); depth += 1) {
      const hit = level.map((one) => named.get(one)).find((index) => index !== undefined);
      if (hit !== undefined) found.set(key, hit);
      level = level.flatMap((one) => byKey.get(one)?.within.map(({ place }) => place) ?? []);
    }
  }
  return found;
}
