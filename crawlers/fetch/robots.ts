// robots.txt (RFC 9309): what a site lets programs read. Why not the library: docs/notes/robots.md.

/** The rules of one robots.txt that concern us. */
export type RobotsRules = {
  readonly rules: readonly RobotsRule[];
  /** Crawl-delay of our group in milliseconds, or null. Not in the RFC, but many outlets set it. */
  readonly crawlDelayMs: number | null;
  readonly sitemaps: readonly string[];
};

type RobotsRule = { readonly allow: boolean; readonly pattern: string };

/** A robots.txt is read up to here (RFC 9309 section 2.5 asks for at least 500 KiB). */
export const MAX_ROBOTS_BYTES = 500 * 1024;

export const allowAll: RobotsRules = { rules: [], crawlDelayMs: null, sitemaps: [] };

/** Lines longer than this are cut, as Google's parser does. */
const MAX_LINE = 2083 * 8;

type Key = 'agent' | 'allow' | 'disallow' | 'delay' | 'sitemap';

// The misspellings are those that Google's parser accepts.
const keys: readonly (readonly [RegExp, Key])[] = [
  [/^user[- ]?agent/i, 'agent'],
  [/^allow/i, 'allow'],
  [/^(disallow|dissallow|dissalow|disalow|diasllow|disallaw)/i, 'disallow'],
  [/^crawl-?delay/i, 'delay'],
  [/^site-?map/i, 'sitemap'],
];

/** The product token of a User-Agent: "HaiDang/1.0 (+https://…)" gives "HaiDang". */
export function productToken(userAgent: string): string {
  return /^[a-zA-Z_-]*/.exec(userAgent.trim())?.[0] ?? '';
}

/**
 * Reads a robots.txt for the program with this product token: the rules of all groups that name it, or, where none does, of
 * all groups for `*`. Never throws; lines it does not know are passed over.
 */
export function parseRobots(text: string, token: string): RobotsRules {
  const own = { rules: [] as RobotsRule[], delay: null as number | null, seen: false };
  const everyone = { rules: [] as RobotsRule[], delay: null as number | null, seen: false };
  const sitemaps: string[] = [];
  let current: (typeof own)[] = [];
  let inRules = true;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const [key, value] = readLine(line.slice(0, MAX_LINE));
    if (key === 'agent') {
      if (inRules) current = [];
      inRules = false;
      if (/^\*(\s|$)/.test(value)) current.push(everyone);
      else if (token !== '' && productToken(value).toLowerCase() === token.toLowerCase()) current.push(own);
      for (const group of current) group.seen = true;
    } else if (key === 'allow' || key === 'disallow') {
      inRules = true;
      if (value !== '')
        for (const group of current) group.rules.push({ allow: key === 'allow', pattern: escaped(value) });
    } else if (key === 'delay') {
      const seconds = Number.parseFloat(value);
      if (seconds >= 0) for (const group of current) group.delay = seconds;
    } else if (key === 'sitemap') sitemaps.push(value);
  }
  const chosen = own.seen ? own : everyone;
  return { rules: chosen.rules, crawlDelayMs: chosen.delay === null ? null : chosen.delay * 1000, sitemaps };
}

/** Whether the rules let us read this address: the longest matching rule decides, and of two equally long ones the allowing. */
export function isAllowed({ rules }: RobotsRules, url: string): boolean {
  const path = pathOf(url);
  let longest = 0;
  let allowed = true;
  for (const { allow, pattern } of rules) {
    if (pattern.length < longest || (pattern.length === longest && (!allow || allowed))) continue;
    if (matches(pattern, path) || (!allow && matches(plain(pattern), plain(path)))) {
      longest = pattern.length;
      allowed = allow;
    }
  }
  return allowed;
}

function readLine(line: string): [Key | null, string] {
  const text = line.replace(/#.*/, '').trim();
  const colon = text.indexOf(':');
  // "Disallow /x" without its colon is common enough to be read.
  const words = colon === -1 ? text.split(/\s+/) : [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
  const name = words.length === 2 ? (words[0] ?? '') : '';
  const key = keys.find(([pattern]) => pattern.test(name))?.[1] ?? null;
  return [key, words[1] ?? ''];
}

/** Path and query, as rules are compared with. */
function pathOf(url: string): string {
  const rest = url
    .replace(/^[a-z][a-z0-9+.-]*:/i, '')
    .replace(/^\/\/[^/?;#]*/, '')
    .replace(/#.*/, '');
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** A pattern as URLs are written: other letters percent-encoded, hexadecimal digits in capitals. */
function escaped(pattern: string): string {
  return pattern
    .replace(/[^ -~]+/g, (text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join(''))
    .replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
}

/** Needlessly encoded letters decoded, so that "/%7Enews" also forbids "/~news". */
function plain(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (code, hex: string) => {
    const letter = String.fromCharCode(Number.parseInt(hex, 16));
    return /[A-Za-z0-9._~-]/.test(letter) ? letter : code.toUpperCase();
  });
}

/** Matching with `*` and a final `$`, greedy from left to right: time grows with the length of the path, not with a power of it. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const parts = (anchored ? pattern.slice(0, -1) : pattern).split(/\*+/);
  const last = parts.length - 1;
  let at = 0;
  for (const [index, part] of parts.entries()) {
    if (index === 0) {
      if (!path.startsWith(part)) return false;
      at = part.length;
    } else if (index === last && anchored) {
      return path.endsWith(part) && path.length - part.length >= at;
    } else {
      const found = path.indexOf(part, at);
      if (found === -1) return false;
      at = found + part.length;
    }
  }
  return !anchored || at === path.length;
}
