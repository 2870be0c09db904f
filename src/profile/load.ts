import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { messageOf, Problem } from '../errors.ts';
import type { MapTile, Place, PlaceName, ProvinceProfile } from '../model/index.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expects a day as 2025-06-30');
const key = z.string().regex(/^[a-z0-9-]+$/, 'expects small letters, digits and hyphens');

/** A place as the files write it: names by language; a name that begins with "?" is weak. */
const placeShape = z.strictObject({
  key,
  kind: z.enum(['country', 'province', 'former-province', 'city', 'district', 'commune', 'landmark', 'islands', 'sea', 'namesake']),
  within: z.array(z.strictObject({ place: key, from: day.optional(), until: day.optional() })),
  names: z.record(z.string().regex(/^[a-z]{2}$/, 'expects a language such as vi'), z.array(z.string().min(1))),
});

const profileShape = z.strictObject({
  key,
  name: z.strictObject({ vi: z.string().min(1), en: z.string().min(1) }),
  seat: z.strictObject({ vi: z.string().min(1), en: z.string().min(1) }),
  timeZone: z.string().refine(isTimeZone, 'is not a time zone such as Asia/Ho_Chi_Minh'),
  /** Places themselves, or names of files beside this one that hold them. */
  places: z.array(z.union([z.string(), placeShape])).min(1),
  /** Name of a file beside this one with the tiles of the schematic maps. */
  map: z.string().optional(),
});

const words = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const cell = z.int().min(0).max(40);
const tile = z.strictObject({ name: words, places: z.array(key).min(1), column: cell, row: cell, width: cell.min(1).optional(), height: cell.min(1).optional(), note: words.optional() });
const mapShape = z.strictObject({ province: z.array(tile).min(3), country: z.array(tile).min(3) });

type PlaceShape = z.infer<typeof placeShape>;

/** The profile that comes with the program. */
export const shippedProfile = fileURLToPath(new URL('./binh-dinh/profile.json', import.meta.url));

/**
 * Reads a province profile and its gazetteer. Throws `bad-setting` with the file and what is wrong in it: not JSON, an
 * unknown key, a place that lies in one that does not exist or in itself, two places with one key.
 */
export function loadProfile(file: string = shippedProfile): ProvinceProfile {
  const profile = check(file, profileShape, readJson(file));
  const shapes = profile.places.flatMap((entry) => {
    if (typeof entry !== 'string') return [entry];
    const beside = join(dirname(file), entry);
    return check(beside, z.array(placeShape), readJson(beside));
  });
  checkTree(file, profile.key, shapes);
  const { key: profileKey, name, seat, timeZone } = profile;
  const map = profile.map === undefined ? {} : { map: readMap(join(dirname(file), profile.map), new Set(shapes.map((shape) => shape.key))) };
  return { key: profileKey, name, seat, timeZone, places: shapes.map(toPlace), ...map };
}

/** Tiles stand beside each other for places that exist; a map without Hoàng Sa and Trường Sa is refused, as the office's rules demand. */
function readMap(file: string, places: ReadonlySet<string>): NonNullable<ProvinceProfile['map']> {
  const maps = check(file, mapShape, readJson(file));
  for (const [name, tiles] of Object.entries(maps)) {
    const where = `${file} › ${name}`;
    const taken = new Map<string, string>();
    for (const { name: tileName, places: keys, column, row, width = 1, height = 1 } of tiles) {
      const unknown = keys.find((placeKey) => !places.has(placeKey));
      if (unknown !== undefined) throw new Problem('bad-setting', { where, cause: `"${tileName.en}" stands for "${unknown}", which is not a place.` });
      for (let at = 0; at < width * height; at += 1) {
        const cellName = `${column + (at % width)},${row + Math.floor(at / width)}`;
        if (taken.has(cellName)) throw new Problem('bad-setting', { where, cause: `"${tileName.en}" lies over "${taken.get(cellName) ?? ''}".` });
        taken.set(cellName, tileName.en);
      }
    }
    for (const [island, shown] of [['paracel', 'Hoàng Sa'], ['spratly', 'Trường Sa']] as const) {
      if (!tiles.some(({ places: keys, name: tileName }) => keys.includes(island) && tileName.vi.includes(shown))) {
        throw new Problem('bad-setting', { where, cause: `a map shows ${shown} under its name, with the place "${island}".` });
      }
    }
  }
  return { province: maps.province.map(toTile), country: maps.country.map(toTile) };
}

function toTile({ name, places, column, row, width, height, note }: z.infer<typeof tile>): MapTile {
  return { name, places, column, row, ...(width && { width }), ...(height && { height }), ...(note && { note }) };
}

function readJson(file: string): unknown {
  if (!existsSync(file)) throw new Problem('no-such-file', { file });
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (thrown) {
    throw new Problem('bad-setting', { where: file, cause: `not JSON: ${messageOf(thrown)}` }, { cause: thrown });
  }
}

function check<Shape extends z.ZodType>(file: string, shape: Shape, value: unknown): z.infer<Shape> {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = [file, ...(issue?.path ?? []).map(String)].join(' › ');
  throw new Problem('bad-setting', { where, cause: `${issue?.message ?? 'wrong shape'}.` });
}

/** Every place lies in places that exist, none in itself, and the monitored area is one of them. */
function checkTree(file: string, profileKey: string, shapes: readonly PlaceShape[]): void {
  const refuse = (cause: string) => {
    throw new Problem('bad-setting', { where: file, cause });
  };
  const byKey = new Map(shapes.map((shape) => [shape.key, shape]));
  for (const shape of shapes) if (byKey.get(shape.key) !== shape) refuse(`two places have the key "${shape.key}".`);
  if (!byKey.has(profileKey)) refuse(`no place has the profile's own key "${profileKey}".`);
  const visit = (placeKey: string, path: readonly string[]): void => {
    if (path.includes(placeKey)) refuse(`"${placeKey}" lies within itself.`);
    const shape = byKey.get(placeKey);
    if (shape === undefined) return refuse(`"${path.at(-1) ?? profileKey}" lies within "${placeKey}", which is not a place.`);
    for (const { place } of shape.within) visit(place, [...path, placeKey]);
  };
  for (const shape of shapes) visit(shape.key, []);
}

function toPlace({ key: placeKey, kind, within, names }: PlaceShape): Place {
  return {
    key: placeKey,
    kind,
    names: Object.entries(names).flatMap(([language, texts]) => texts.map((text) => toName(text, language))),
    within: within.map(({ place, from, until }) => ({ place, ...(from && { from }), ...(until && { until }) })),
  };
}

function toName(written: string, language: string): PlaceName {
  const weak = written.startsWith('?');
  const text = (weak ? written.slice(1) : written).normalize('NFC').trim();
  return weak ? { text, language, weak } : { text, language };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
