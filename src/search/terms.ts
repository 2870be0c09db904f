// The terms by which a text is found. Words where a script has spaces, pairs of letters where it has none: one rule for ten languages,
// the same for texts and for what people type. No dictionary, so names and new words are found like any other.

/** Scripts whose words run together, and Hangul, whose particles stick to the word. */
const dense = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}ー\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}\\p{sc=Hang}';
const run = new RegExp(`[${dense}][${dense}\\p{M}]*|[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}]|['’.-](?=[\\p{L}\\p{N}]))*`, 'gu');
const denseStart = new RegExp(`^[${dense}]`, 'u');
const invisible = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g;
/** Thai, Lao and Khmer signs belong to the letter before them. */
const letters = /\P{M}\p{M}*/gu;
const longestWord = 60;
/** Letters of an article that are searchable; what is longer is a book or a trap. */
const longestText = 100_000;

/** The form in which texts and searches are compared: NFC, lower case, no invisible signs. */
export function searchForm(text: string): string {
  return text.normalize('NFC').replace(invisible, '').toLowerCase().replace(/\s+/g, ' ');
}

/** Vietnamese and French words without their marks, so that "binh dinh" finds "Bình Định"; other scripts keep theirs. */
export function withoutMarks(word: string): string {
  return word.replace(/\p{sc=Latin}/gu, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, '')).replace(/đ/g, 'd');
}

const pairsOf = (word: string): string[] => {
  const signs = word.match(letters) ?? [];
  return signs.length < 2 ? signs : signs.slice(1).map((sign, at) => signs[at]! + sign);
};

/** Every term of a text, each once: words with and without their marks, pairs of letters. */
export function termsOf(text: string): string[] {
  const terms = new Set<string>();
  for (const [word] of searchForm(text.slice(0, longestText)).matchAll(run)) {
    if (denseStart.test(word)) {
      for (const pair of pairsOf(word)) terms.add(pair);
    } else if (word.length <= longestWord) {
      terms.add(word);
      terms.add(withoutMarks(word));
    }
  }
  return [...terms];
}

/** What somebody typed, ready for the database. */
export type SearchQuery = {
  /** A tsquery; empty where nothing can be looked up. */
  readonly terms: string;
  /** Runs of text, in search form, that must stand in the article letter by letter: quoted ones, and words of scripts without spaces. */
  readonly exact: readonly string[];
  /** Everything that is marked in the results. */
  readonly marked: readonly string[];
};

const quoteLexeme = (term: string) => `'${term.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`;
const mostTerms = 40;
const pieces = /(?<minus>-?)(?:"(?<straight>[^"]+)"|“(?<curly>[^”]+)”|(?<bare>[^\s"“]+))/g;

function lookUp(word: string): string[] {
  if (!denseStart.test(word)) return word.length <= longestWord ? [quoteLexeme(word)] : [];
  const pairs = pairsOf(word);
  // One letter alone is the beginning of a pair.
  return pairs.length === 1 && (word.match(letters) ?? []).length === 1 ? [`${quoteLexeme(pairs[0]!)}:*`] : pairs.map(quoteLexeme);
}

/**
 * Reads a search: words that must all stand in the article, "words in a row" in quotes, -word for one that must not. A word with
 * Vietnamese marks is found with these marks only, one without them also with any.
 */
export function readQuery(typed: string): SearchQuery {
  const wanted: string[] = [];
  const unwanted: string[] = [];
  const exact: string[] = [];
  const marked: string[] = [];
  for (const { groups = {} } of searchForm(typed.slice(0, 400)).matchAll(pieces)) {
    const { minus, bare } = groups;
    const quoted = groups['straight'] ?? groups['curly'];
    const piece = (quoted ?? bare ?? '').trim();
    const words = [...piece.matchAll(run)].map(([word]) => word);
    const terms = words.flatMap(lookUp);
    if (terms.length === 0) continue;
    if (minus === '-') {
      unwanted.push(`!(${terms.join(' & ')})`);
      continue;
    }
    wanted.push(...terms);
    const inOneRun = words.filter((word) => denseStart.test(word) && pairsOf(word).length > 1);
    if (quoted !== undefined && words.length > 1) exact.push(piece);
    else exact.push(...inOneRun);
    marked.push(...(quoted === undefined ? words : [piece]));
  }
  const all = wanted.length === 0 ? [] : [...new Set(wanted)].slice(0, mostTerms).concat(unwanted.slice(0, 10));
  return { terms: all.join(' & '), exact: exact.slice(0, 10), marked };
}
