import { describe, expect, it } from 'vitest';
import { catalogue, whatIsWrong } from '../../src/sources/index.ts';
import { urlKey } from '../../crawlers/index.ts';

const entries = catalogue();
const inCountry = (country: string) => entries.filter((entry) => entry.country === country);

describe('the catalogue', () => {
  it('holds 250 outlets or more in 30 countries or more', () => {
    expect(entries.length).toBeGreaterThanOrEqual(250);
    expect(new Set(entries.map(({ country }) => country)).size).toBeGreaterThanOrEqual(30);
  });

  it('names each outlet once: key, home page and name', () => {
    const twice = (values: string[]) => values.filter((value, at) => values.indexOf(value) !== at);
    expect(twice(entries.map(({ key }) => key))).toEqual([]);
    expect(twice(entries.map(({ homeUrl }) => urlKey(homeUrl)))).toEqual([]);
    expect(twice(entries.map(({ name }) => name))).toEqual([]);
  });

  it('describes sources that could be saved once they have a way in', () => {
    const wrong = entries.map((entry) => whatIsWrong({ ...entry, waysIn: [{ kind: 'feed', url: entry.feeds[0] ?? entry.homeUrl }] })).filter((cause) => cause !== null);
    expect(wrong).toEqual([]);
  });

  it('claims nothing that nobody has checked', () => {
    expect(entries.filter(({ verified }) => verified !== false)).toEqual([]);
  });

  it('knows the press of the province and its neighbours, the investors, wires, services in Vietnamese, UN and rights bodies', () => {
    for (const host of ['baogialai.com.vn', 'baobinhdinh.vn', 'gialai.gov.vn', 'nhandan.vn', 'vnexpress.net']) expect(entries.some(({ homeUrl }) => new URL(homeUrl).host.endsWith(host))).toBe(true);
    for (const country of ['LA', 'KH', 'TH', 'CN', 'TW', 'PH', 'MY', 'ID', 'SG', 'JP', 'KR', 'US', 'AU', 'DE', 'FR', 'GB', 'RU', 'IN', 'NL', 'CH', 'SE', 'NO', 'DK', 'FI']) {
      expect([country, inCountry(country).length > 0]).toEqual([country, true]);
    }
    expect(entries.filter(({ country, languages }) => country !== 'VN' && languages.includes('vi')).length).toBeGreaterThanOrEqual(10);
    expect(entries.filter(({ kind }) => kind === 'agency').length).toBeGreaterThanOrEqual(15);
    expect(entries.filter(({ kind }) => kind === 'organisation').length).toBeGreaterThanOrEqual(20);
  });

  it('is written in NFC, as all text is', () => {
    for (const { name } of entries) expect(name).toBe(name.normalize('NFC'));
  });
});
