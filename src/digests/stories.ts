// The articles of a period, story by story: which article is cited, which are copies, what the others say.

import type { DigestOther } from '../model/index.ts';
import type { ReadRow } from './rows.ts';

/** One story's articles in the period that are about the province or Viet Nam. */
export type PeriodStory = {
  readonly storyId: number;
  /** The article that is cited for the story. */
  readonly cited: ReadRow;
  /** One article for each text, the cited one first: copies of one text count once. */
  readonly texts: readonly ReadRow[];
  /** Every article, copies included. */
  readonly articles: readonly ReadRow[];
};

const aboutRank = (row: ReadRow) => (row.about === 'province' ? 0 : 1);

/**
 * Groups articles (oldest first) into stories. Of several copies the original speaks for the text, or the earliest where the original
 * lies outside the period. Cited is an article about the province before one about Viet Nam, then the story's first, then the earliest.
 */
export function groupIntoStories(rows: readonly ReadRow[]): PeriodStory[] {
  return [...groupBy(rows, (row) => row.storyId)].map(([storyId, articles]) => {
    const sameText = [...groupBy(articles, (row) => row.copyOf ?? row.articleId).values()];
    const texts = sameText.map((copies) => copies.find((row) => row.copyOf === null) ?? (copies[0] as ReadRow));
    const ranked = [...texts].sort((a, b) => aboutRank(a) - aboutRank(b) || Number(b.headsStory) - Number(a.headsStory));
    return { storyId, cited: ranked[0] as ReadRow, texts: ranked, articles };
  });
}

export function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

/** How many rows have which key, the most frequent first, then by key. */
export function countBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Record<string, number> {
  const counts = [...groupBy(rows, keyOf)].map(([key, group]) => [key, group.length] as const);
  return Object.fromEntries(counts.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}

export const toneOf = (row: { readonly sentiment: string | null }) => row.sentiment ?? 'not-scored';

/** Other articles of a story that are listed by name. */
const othersListed = 6;

/**
 * A few of a story's other articles: in turns from each tone, so that twenty friendly articles never crowd out the one that criticises,
 * nor the other way round.
 */
export function otherArticles({ texts }: PeriodStory): { others: DigestOther[]; othersLeftOut: number } {
  const rest = texts.slice(1);
  const byTone = ['negative', 'positive', 'neutral', 'not-scored'].map((tone) => rest.filter((row) => toneOf(row) === tone));
  const chosen = new Set<ReadRow>();
  for (let turn = 0; chosen.size < Math.min(othersListed, rest.length); turn += 1) {
    for (const ofTone of byTone) {
      const row = ofTone[turn];
      if (row !== undefined && chosen.size < othersListed) chosen.add(row);
    }
  }
  const others = rest
    .filter((row) => chosen.has(row))
    .map(({ title, outlet, country, language, url, sentiment }) => ({ title, outlet, country, language, url, sentiment }));
  return { others, othersLeftOut: rest.length - others.length };
}
