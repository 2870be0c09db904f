import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadProfile, tileOfPlaces } from '../../src/profile/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'haidang-map-'));
const profile = loadProfile();
const { province, country } = profile.map!;

describe('the maps of the shipped profile', () => {
  it('show Hoàng Sa under Đà Nẵng and Trường Sa under Khánh Hòa, both in Viet Nam', () => {
    for (const tiles of [province, country]) {
      expect(tiles.find(({ places }) => places.includes('paracel'))).toMatchObject({ name: { vi: 'Hoàng Sa' }, note: { vi: expect.stringMatching(/thành phố Đà Nẵng, Việt Nam/) } });
      expect(tiles.find(({ places }) => places.includes('spratly'))).toMatchObject({ name: { vi: 'Trường Sa' }, note: { vi: expect.stringMatching(/tỉnh Khánh Hòa, Việt Nam/) } });
    }
  });

  it('have a tile for each of the 34 provinces and cities and the two groups of islands, and stand for every province of the gazetteer once', () => {
    expect(country).toHaveLength(36);
    const provinces = profile.places.filter(({ kind, key }) => kind === 'province' || kind === 'former-province' || (kind === 'city' && !['quy-nhon', 'pleiku'].includes(key))).map(({ key }) => key);
    const named = country.flatMap(({ places }) => places);
    expect(provinces.filter((key) => !named.includes(key))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });

  it('give a commune to the tile of its district, and a district of the province to its province on the map of the country', () => {
    const inProvince = tileOfPlaces(profile.places, province);
    expect(province[inProvince.get('nhon-ly')!]?.name.vi).toBe('Quy Nhơn');
    expect(province[inProvince.get('ia-dok')!]?.places).toEqual(['chu-se']);
    // What lies in no one district, and the whole province, stand on no tile.
    const unplaced = profile.places.filter(({ key, within }) => !inProvince.has(key) && within.some(({ place }) => place === 'binh-dinh' || place === 'gia-lai' || inProvince.has(place))).map(({ key }) => key);
    expect(unplaced.sort()).toEqual(['binh-dinh-craft', 'cham-towers', 'gia-lai', 'kon-river']);
    expect(inProvince.has('hanoi')).toBe(false);
    const inCountry = tileOfPlaces(profile.places, country);
    for (const key of ['nhon-ly', 'quy-nhon', 'pleiku', 'binh-dinh', 'gia-lai']) expect(country[inCountry.get(key)!]?.name.vi).toBe('Gia Lai');
    expect(country[inCountry.get('phu-quoc')!]?.name.vi).toBe('An Giang');
  });
});

describe('a map that is not right is refused', () => {
  const tile = (name: string, places: string[], column: number) => ({ name: { vi: name, en: name }, places, column, row: 0 });
  const places = [
    { key: 'viet-nam', kind: 'country', within: [], names: { vi: ['Việt Nam'] } }, { key: 'ha-tinh', kind: 'province', within: [{ place: 'viet-nam' }], names: { vi: ['Hà Tĩnh'] } },
    { key: 'paracel', kind: 'islands', within: [{ place: 'viet-nam' }], names: { vi: ['Hoàng Sa'] } }, { key: 'spratly', kind: 'islands', within: [{ place: 'viet-nam' }], names: { vi: ['Trường Sa'] } },
  ];
  const good = [tile('Hà Tĩnh', ['ha-tinh'], 0), tile('Hoàng Sa', ['paracel'], 2), tile('Trường Sa', ['spratly'], 3)];
  let count = 0;
  const load = (tiles: unknown) => {
    const name = `${(count += 1)}`;
    writeFileSync(join(folder, `map-${name}.json`), JSON.stringify({ province: tiles, country: good }));
    writeFileSync(join(folder, `profile-${name}.json`), JSON.stringify({ key: 'ha-tinh', name: { vi: 'a', en: 'a' }, seat: { vi: 'a', en: 'a' }, timeZone: 'Asia/Ho_Chi_Minh', places, map: `map-${name}.json` }));
    return loadProfile(join(folder, `profile-${name}.json`));
  };

  it('where the islands are missing or named otherwise, tiles overlap, or a place does not exist', () => {
    expect(load(good).map?.province).toHaveLength(3);
    expect(() => load([...good.slice(0, 2), tile('Huế', ['ha-tinh'], 5)])).toThrow(/shows Trường Sa/);
    expect(() => load([good[0], tile('Xisha', ['paracel'], 2), good[2]])).toThrow(/shows Hoàng Sa/);
    expect(() => load([...good, tile('Huế', ['hue'], 5)])).toThrow(/"hue", which is not a place/);
    expect(() => load([...good, tile('Huế', ['viet-nam'], 2)])).toThrow(/"Huế" lies over "Hoàng Sa"/);
    expect(() => load([tile('Hoàng Sa', ['paracel'], 2)])).toThrow(/map-/);
  });
});
