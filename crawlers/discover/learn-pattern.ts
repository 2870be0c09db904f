// Learns, from the links of one page, the expression that the addresses of its articles match: what `linkPattern` holds.

/** Shapes that the pattern may join, and links that a shape must have to count. */
const mostShapes = 3;
const fewestLinks = 3;
/** The pattern must cover this share of the articles and may catch at most this share of the other links. */
const leastCovered = 0.6;
const mostWrong = 0.1;

/**
 * An anchored expression over the whole address, or null where the articles have no common form that sets them apart. Digits become
 * `\d+`, what all articles share stays literal, everything else matches within its part of the path: it cannot backtrack far.
 */
export function learnPattern(articles: readonly string[], others: readonly string[]): string | null {
  const groups = new Map<string, string[][]>();
  for (const url of articles) {
    const parts = partsOf(url);
    if (parts === null) continue;
    const shape = parts.map(shapeOfPart).join('/');
    groups.set(shape, [...(groups.get(shape) ?? []), parts]);
  }
  const usual = [...groups.values()].filter((group) => group.length >= fewestLinks).sort((a, b) => b.length - a.length).slice(0, mostShapes);
  if (usual.length === 0) return null;
  const patterns = [...new Set(usual.map(patternOfGroup))];
  const pattern = `^https?://[^/]+${patterns.length === 1 ? patterns[0] : `(?:${patterns.join('|')})`}$`;
  const matcher = new RegExp(pattern);
  const covered = articles.filter((url) => matcher.test(url)).length;
  const wrong = others.filter((url) => matcher.test(url)).length;
  return covered >= leastCovered * articles.length && wrong <= mostWrong * others.length ? pattern : null;
}

/** The parts of the path, with the query as part of the last one; null for what is no address. */
function partsOf(url: string): string[] | null {
  if (!URL.canParse(url)) return null;
  const { pathname, search } = new URL(url);
  const parts = pathname.split('/').slice(1);
  parts.push(`${parts.pop() ?? ''}${search}`);
  return parts;
}

/** Runs of digits and of letters as one sign each, so that addresses made by one rule have one shape. */
function shapeOfPart(part: string): string {
  const shape = decoded(part).replace(/\d+/g, '0').replace(/[\p{L}\p{M}%]+/gu, 'a');
  // "a-a-a" and "a-a" are headlines of different length, "a-a-0.a" one of them with its number.
  return shape.replace(/(?:[a0][-_~+,]*)*a[-_~+,]+(?=[a0])/g, 'w-').replace(/(?:w-)+/g, 'w-').replace(/w-a/g, 'w');
}

function patternOfGroup(group: readonly (readonly string[])[]): string {
  const width = group[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, at) => group.map((parts) => parts[at] ?? ''));
  return columns.map((column, at) => `/${at === width - 1 ? lastPart(column) : middlePart(column)}`).join('');
}

function middlePart(column: readonly string[]): string {
  const [first = ''] = column;
  if (column.every((part) => part === first)) return /^\d+$/.test(first) ? '\\d+' : escapeRegExp(first);
  return column.every((part) => /^\d+$/.test(part)) ? '\\d+' : '[^/]+';
}

/** What stands before and after the changing middle in all of them; where all carry a number at an end, that number. */
function lastPart(column: readonly string[]): string {
  const prefix = wordBeforeNumber(column);
  const ending = sharedStart(column.map(reversed));
  const suffix = /^[^\d]*$/.test(reversed(ending)) ? (/[.?/=&][^\d]*$|^$/.exec(reversed(ending))?.[0] ?? '') : '';
  const middles = column.map((part) => part.slice(prefix.length, part.length - suffix.length));
  const middle = middles.every((part) => /^\d+$/.test(part))
    ? '\\d+'
    : middles.every((part) => /[^\d]\d{3,}$/.test(part)) ? '[^/]*\\d{3,}' : middles.every((part) => /^\d{3,}[^\d]/.test(part)) ? '\\d{3,}[^/]*' : middles.every((part) => part.includes('-')) ? '[^/]+-[^/]+' : '[^/]+';
  return `${escapeRegExp(prefix)}${middle}${escapeRegExp(suffix)}`;
}

/** "content_" of content_101.htm, "view.php?id=" of a query: literal only where a number follows in all of them. */
function wordBeforeNumber(column: readonly string[]): string {
  const start = sharedStart(column).replace(/\d+$/, '');
  const isWord = /^[a-z]{1,20}[-_.]?$|^[^?]{1,60}\?[\w=&-]{0,80}=$/i.test(start);
  return isWord && column.every((part) => /^\d/.test(part.slice(start.length))) ? start : '';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function sharedStart(texts: readonly string[]): string {
  const [first = ''] = texts;
  let length = first.length;
  for (const text of texts) while (!text.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}

const reversed = (text: string): string => [...text].reverse().join('');
const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, (sign) => (sign === '/' ? '/' : `\\${sign}`));
