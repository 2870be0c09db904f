// Challenge pages that answer with success where the article should be. They are recognised so that nobody takes one for an article,
// and counted as a refusal; nothing here, and nothing elsewhere, works around one.

import type { Answer } from './exchange.ts';

/** Marks in the markup by which each product's challenge is known. Ordinary pages may carry one too (Cloudflare puts a script into
 *  them); a challenge says almost nothing besides. */
const marks: readonly (readonly [name: string, mark: RegExp])[] = [
  ['Cloudflare', /_cf_chl_opt|cf-chl-|challenge-platform\/h\/[a-z]\/orchestrate|id="cf-(?:challenge|error-details)/],
  ['Imperva', /_Incapsula_Resource/],
  ['DataDome', /captcha-delivery\.com/],
  ['HUMAN (PerimeterX)', /px-captcha|_pxAppId/],
  ['Sucuri', /sucuri_cloudproxy_js/],
  ['DDoS-Guard', /\/\.well-known\/ddos-guard\//],
  ['Anubis', /\/\.within\.website\/x\/cmd\/anubis|anubis_challenge/],
  ['AWS WAF', /awsWafCookieDomainList|gokuProps/],
  ['Knownsec', /__jsl_clearance/],
  ['Alibaba Cloud', /acw_sc__v2/],
  ['Qrator', /\/__qrator\//],
  ['a D1N cookie', /document\.cookie\s*=\s*"D1N=/],
  ['a test cookie', /document\.cookie\s*=\s*["']__test=/],
];

/** Headers by which a wall says so itself. */
const headers: readonly (readonly [name: string, header: string, value: RegExp])[] = [
  ['Cloudflare', 'cf-mitigated', /challenge/i],
  ['AWS WAF', 'x-amzn-waf-action', /challenge|captcha/i],
];

/** Challenges carry scripts of some hundred kilobytes at most, and hardly any words. */
const LARGEST_WALL_BYTES = 500_000;
const MOST_WORDS = 120;

/** The name of the bot wall that this answer is, or null. */
export function botWallOf({ header, body }: Pick<Answer, 'header' | 'body'>): string | null {
  const said = headers.find(([, name, value]) => value.test(header(name) ?? ''));
  if (said) return said[0];
  if (body.length === 0 || body.length > LARGEST_WALL_BYTES || !/html|^\s*$/i.test(header('content-type') ?? '')) return null;
  const markup = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  // The words first: an ordinary page has shown enough of them after its first screen, and its marks need not be looked for.
  return hasFewWords(markup) ? (marks.find(([, mark]) => mark.test(markup))?.[0] ?? null) : null;
}

/** Elements whose content nobody reads as words. */
const unread = /(script|style|noscript|template)[\s/>]/iy;
// Bytes of other scripts than Latin count as letters; three of them make hardly more than one.
const word = /[a-z0-9]+|[\x80-\xff]{6}/gi;

/** Whether the page says at most `MOST_WORDS` words; goes no further than it must. */
function hasFewWords(markup: string): boolean {
  let words = 0;
  for (let at = 0; at < markup.length && words <= MOST_WORDS;) {
    const tag = markup.indexOf('<', at);
    const end = tag === -1 ? markup.length : tag;
    if (end - at > 1) words += markup.slice(at, end).match(word)?.length ?? 0;
    if (tag === -1) break;
    at = afterTag(markup, tag);
  }
  return words <= MOST_WORDS;
}

/** The place behind a tag, a comment, or an element that is not read. */
function afterTag(markup: string, tag: number): number {
  const behind = (found: number, length: number) => (found === -1 ? markup.length : found + length);
  if (markup.startsWith('!--', tag + 1)) return behind(markup.indexOf('-->', tag), 3);
  unread.lastIndex = tag + 1;
  const name = unread.exec(markup)?.[1];
  if (name === undefined) return behind(markup.indexOf('>', tag), 1);
  const close = new RegExp(`</${name}\\s*>`, 'gi');
  close.lastIndex = tag;
  return close.test(markup) ? close.lastIndex : markup.length;
}
