import { get } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDemoPress, type DemoPress } from '../../src/demo-press/index.ts';
import { encodeMarkup } from '../../src/demo-press/encode.ts';
import { shownDate, isoDate, rssDate } from '../../src/demo-press/dates.ts';

const now = new Date('2026-11-20T05:00:00Z');
let time = now;
let press: DemoPress;

beforeAll(async () => {
  press = await startDemoPress({ now, clock: () => time, slowMs: 150 });
});
afterAll(() => press.close());

const wayUrl = (key: string, index = 0) => press.sources.find((one) => one.key === key)!.waysIn[index]!.url;

it('the corrected article changes once its time has come, and says so', async () => {
  const article = press.articles.find(({ correction }) => correction !== null)!;
  const read = async () => {
    const response = await fetch(article.url);
    const charset = /charset=([\w-]+)/.exec(response.headers.get('content-type') ?? '')?.[1];
    return { etag: response.headers.get('etag'), text: new TextDecoder(charset).decode(await response.arrayBuffer()).normalize('NFC') };
  };
  const before = await read();
  time = new Date(now.getTime() + article.correction!.afterMinutes * 60_000);
  const after = await read();
  time = now;
  expect(before.text).toContain(article.expect.claim!.quote);
  expect(before.text).not.toContain(article.correction!.note);
  expect(after.text).toContain(article.correction!.note);
  expect(after.text).not.toContain(article.expect.claim!.quote);
  expect(after.etag).not.toBe(before.etag);
});

it('an unchanged page and an unchanged feed answer 304 to their own ETag', async () => {
  for (const url of [press.articles[0]!.url, wayUrl('song-kon-bao'), wayUrl('manila-harbour-times')]) {
    const etag = (await fetch(url)).headers.get('etag')!;
    const again = await fetch(url, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await fetch(url, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  }
});

it('one outlet compresses for those who accept it, and only for them', async () => {
  const encodingFor = (accept: string) => new Promise((resolve, reject) => {
    get(wayUrl('straits-ledger'), { headers: { 'accept-encoding': accept } }, (response) => {
      response.resume();
      resolve(response.headers['content-encoding']);
    }).on('error', reject);
  });
  expect(await encodingFor('gzip, br')).toBe('gzip');
  expect(await encodingFor('identity')).toBeUndefined();
});

it('the forbidden section is linked, matches the pattern, is forbidden by robots.txt, and a visit would show', async () => {
  const { url, linkPattern } = press.sources.find(({ key }) => key === 'cong-tt-gio-bien')!.waysIn[0]!;
  const origin = new URL(url).origin;
  const path = /href="(\/noi-bo\/[^"]+)"/.exec(await (await fetch(url)).text())?.[1];
  expect(origin + path).toMatch(new RegExp(linkPattern!));
  expect(await (await fetch(`${origin}/robots.txt`)).text()).toContain('Disallow: /noi-bo/');
  expect(press.requests.has(origin + path)).toBe(false);
  expect((await fetch(origin + path)).status).toBe(200);
  expect(press.requests.get(origin + path)).toBe(1);
});

it('the slow outlet answers late, and the broken one with a feed that breaks off and a web page', async () => {
  const started = performance.now();
  expect((await fetch(wayUrl('slow-gazette'))).status).toBe(200);
  expect(performance.now() - started).toBeGreaterThan(140);
  const brokenOff = await (await fetch(wayUrl('broken-courier'))).text();
  expect(brokenOff).toContain('<rss');
  expect(brokenOff).not.toContain('</rss>');
  expect(await (await fetch(wayUrl('broken-courier', 1))).text()).toContain('<!DOCTYPE html>');
});

it('a script-rendered page holds nothing of its article before its script has run', async () => {
  const article = press.articles.find(({ outlet }) => outlet === 'tonle-post')!;
  const shell = await (await fetch(article.url)).text();
  expect(shell).toContain('<script>');
  expect(shell).not.toContain(article.title);
});

it('an unknown address is 404, and another method 405', async () => {
  expect((await fetch(`${press.origins[0]}/khong-co`)).status).toBe(404);
  expect((await fetch(press.origins[0]!, { method: 'POST' })).status).toBe(405);
});

it('the ports of an earlier run are taken again where they are free, and replaced where not', async () => {
  const first = await startDemoPress({ now });
  const meanwhile = await startDemoPress({ now, ports: first.ports });
  const taken = Object.entries(first.ports).filter(([key]) => key !== 'dead-herald');
  expect(taken.filter(([key, port]) => meanwhile.ports[key] === port)).toEqual([]);
  await Promise.all([first.close(), meanwhile.close()]);
  const again = await startDemoPress({ now, ports: first.ports });
  await again.close();
  expect(again.ports).toEqual(first.ports);
});

it('what a charset lacks becomes a numeric reference, and Vietnamese tone marks stand after their vowel', () => {
  expect(encodeMarkup('Số 5 ₭', 'windows-1258')).toEqual(Buffer.from([0x53, 0xf4, 0xec, 0x20, 0x35, 0x20, ...Buffer.from('&#8365;')]));
  expect(encodeMarkup('中文', 'gbk')).toEqual(Buffer.from([0xd6, 0xd0, 0xce, 0xc4]));
  expect(encodeMarkup('港', 'shift_jis')).toEqual(Buffer.from([0x8d, 0x60]));
  expect(encodeMarkup('한', 'euc-kr')).toEqual(Buffer.from([0xc7, 0xd1]));
});

it('dates are written in the outlet’s own time', () => {
  const at = new Date('2026-11-20T18:05:00Z');
  expect(isoDate(at, 420)).toBe('2026-11-21T01:05:00+07:00');
  expect(isoDate(at, -210)).toBe('2026-11-20T14:35:00-03:30');
  expect(rssDate(at, 480)).toBe('Sat, 21 Nov 2026 02:05:00 +0800');
  expect(shownDate(at, 420, 'vi')).toBe('Thứ Bảy, 21/11/2026 01:05 GMT+7');
  expect(shownDate(at, 420, 'th')).toBe('21 พฤศจิกายน 2569 01:05 น.');
});
