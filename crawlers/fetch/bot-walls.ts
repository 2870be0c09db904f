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
  const markup = Buffer.from(body).toString('latin1');
  const found = marks.find(([, mark]) => mark.test(markup));
  return found && hasFewWords(markup) ? found[0] : null;
}

function hasFewWords(markup: string): boolean {
  const text = markup
    .replace(/<(script|style|noscript|template)\b[^]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<!--[^]*?(?:-->|$)|<[^<>]*>/g, ' ');
  // Bytes of other scripts than Latin count as letters; three of them make hardly more than one.
  const words = text.match(/[a-z0-9]+|[\x80-\xff]{6}/gi)?.length ?? 0;
  return words <= MOST_WORDS;
}
