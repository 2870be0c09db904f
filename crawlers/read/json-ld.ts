// What a page says about itself in JSON-LD (schema.org), read leniently: broken JSON is mended where that is simple, else ignored.

export type JsonLdArticle = {
  readonly headline: string | null;
  readonly body: string | null;
  readonly datePublished: string | null;
  readonly dateModified: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly isAccessibleForFree: boolean | null;
  readonly type: string;
};

const articleType = /(?:Article|BlogPosting|Report|Review|LiveBlogPosting|NewsItem|Recipe)$/i;
const mostNodes = 5_000;

/** The most telling article among the JSON-LD blocks of a page, or null. */
export function articleOfJsonLd(blocks: readonly string[]): JsonLdArticle | null {
  const found: JsonLdArticle[] = [];
  for (const block of blocks) for (const node of nodesOf(parseLeniently(block))) {
    const type = typeOf(node);
    if (articleType.test(type)) found.push(readArticle(node, type));
  }
  const weight = (a: JsonLdArticle): number => (a.body ? 4 : 0) + (a.datePublished ? 2 : 0) + (a.headline ? 1 : 0);
  return found.sort((a, b) => weight(b) - weight(a))[0] ?? null;
}

type Node = Record<string, unknown>;

function* nodesOf(value: unknown): Generator<Node> {
  const waiting: unknown[] = [value];
  for (let seen = 0; waiting.length > 0 && seen < mostNodes; seen++) {
    const next = waiting.shift();
    if (Array.isArray(next)) waiting.push(...next.slice(0, mostNodes));
    else if (typeof next === 'object' && next !== null) {
      yield next as Node;
      const { '@graph': graph, mainEntity, mainEntityOfPage } = next as Node;
      waiting.push(...[graph, mainEntity, mainEntityOfPage].filter((v) => typeof v === 'object' && v !== null));
    }
  }
}

function parseLeniently(text: string): unknown {
  const bare = text.replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)|(?:-->|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*;?\s*$/g, '').trim().replace(/;$/, '');
  // Raw line breaks and tabs inside strings are the usual fault of content systems.
  for (const attempt of [bare, bare.replace(/\p{Cc}+/gu, ' '), bare.replace(/\p{Cc}+/gu, ' ').replace(/,\s*([}\]])/g, '$1')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // The next attempt is more lenient.
    }
  }
  return null;
}

function typeOf(node: Node): string {
  const type = node['@type'];
  const types = (Array.isArray(type) ? type : [type]).filter((t): t is string => typeof t === 'string');
  return types.find((t) => articleType.test(t)) ?? types[0] ?? '';
}

const stringOf = (value: unknown): string | null => {
  const first = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'string') return first.trim() || null;
  if (typeof first === 'object' && first !== null) return stringOf((first as Node)['@value'] ?? (first as Node)['@id'] ?? (first as Node)['name']);
  return null;
};

function readArticle(node: Node, type: string): JsonLdArticle {
  const free = node['isAccessibleForFree'];
  return {
    type,
    headline: stringOf(node['headline']) ?? stringOf(node['name']),
    body: stringOf(node['articleBody']) ?? stringOf(node['text']),
    datePublished: stringOf(node['datePublished']) ?? stringOf(node['dateCreated']) ?? stringOf(node['uploadDate']),
    dateModified: stringOf(node['dateModified']),
    url: stringOf(node['url']) ?? stringOf(node['mainEntityOfPage']),
    language: stringOf(node['inLanguage']),
    isAccessibleForFree: typeof free === 'boolean' ? free : typeof free === 'string' ? !/false/i.test(free) : null,
  };
}
