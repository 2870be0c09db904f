// Scores of the claim finder over labelled texts: per voice, language and register entry, right entry, right voice, quotes.

import { quoteOverlap } from '../../classifiers/evaluate/metrics.ts';
import type { Example } from '../../classifiers/claims/training/data.ts';
import { voices } from '../../src/model/index.ts';

export type Found = { readonly register: string; readonly voice: string; readonly p: number; readonly quote: string; readonly sentence: string };
export type Result = { readonly example: Example; readonly found: readonly Found[] };

export const out = (line: string) => process.stdout.write(`${line}\n`);
const share = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(3));

/** Right means register entry and voice both right on the text; every further claim of that voice is wrong. */
export function score(results: readonly Result[], voice: string) {
  let right = 0;
  let found = 0;
  let wanted = 0;
  for (const { example, found: claims } of results) {
    const given = claims.filter((claim) => claim.voice === voice);
    found += given.length;
    if (example.claim?.voice !== voice) continue;
    wanted += 1;
    right += given.some((claim) => claim.register === example.claim!.id) ? 1 : 0;
  }
  return { right, found, wanted, short: `${share(right, found)} / ${share(right, wanted)}`, text: `${share(right, found)} / ${share(right, wanted)} (${right} of ${found} found, ${wanted} there)` };
}

function byKey(name: string, results: readonly Result[], keyOf: (result: Result) => string): void {
  const keys = [...new Set(results.map(keyOf))].sort();
  for (const voice of voices) {
    out(`${voice} by ${name}: ${keys.map((key) => `${key} ${score(results.filter((result) => keyOf(result) === key), voice).short}`).join(' · ')}`);
  }
}

/** A claim that is not wanted counts under the entry that was said, a wanted one under its own. */
function byEntry(results: readonly Result[]): void {
  const ids = [...new Set(results.flatMap(({ example, found }) => [...(example.claim ? [example.claim.id] : []), ...found.map(({ register }) => register)]))].sort();
  out(`asserts by entry: ${ids.map((id) => `${id} ${score(results.map(({ example, found }) => ({
    example: example.claim?.id === id ? example : { ...example, claim: null }, found: found.filter(({ register }) => register === id),
  })), 'asserts').short}`).join(' · ')}`);
}

function details(results: readonly Result[]): void {
  const withClaim = results.flatMap(({ example, found }) => (example.claim && found.length > 0 ? [{ claim: example.claim, found }] : []));
  const entries = withClaim.flatMap(({ claim, found }) => {
    const same = found.filter(({ register }) => register === claim.id);
    return same.length === 0 ? [] : [{ claim, exact: same.find(({ voice }) => voice === claim.voice) }];
  });
  const exact = entries.flatMap(({ claim, exact: one }) => (one ? [quoteOverlap(one.quote.normalize('NFC'), claim.quote.normalize('NFC'))] : []));
  out(`entry right where anything is found ${share(entries.length, withClaim.length)} · voice right where the entry is ${share(exact.length, entries.length)} · quote by half or more ${share(exact.filter((part) => part >= 0.5).length, exact.length)}`);
}

export function table(name: string, results: readonly Result[]): void {
  out(`\n### ${name}: ${results.length} texts`);
  for (const voice of voices) out(`${voice.padEnd(10)} precision / recall ${score(results, voice).text}`);
  byKey('language', results, ({ example }) => example.language);
  byEntry(results);
  details(results);
  const clean = results.filter(({ example }) => example.claim === null);
  const accused = clean.filter(({ found }) => found.some((claim) => claim.voice === 'asserts'));
  const critical = clean.filter(({ example }) => (example.about === 'province' || example.about === 'vietnam') && example.sentiment === 'negative');
  const wronged = critical.filter(({ found }) => found.some((claim) => claim.voice === 'asserts'));
  out(`without a claim: ${clean.length}, flagged as asserting: ${accused.length}; critical of Viet Nam or the province: ${critical.length}, flagged: ${wronged.length}`);
}
