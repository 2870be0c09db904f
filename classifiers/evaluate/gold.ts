// What a labelled article and a judgement look like to the evaluation.

import type { ArticleText, Voice } from '../../src/model/index.ts';

/**
 * One line of a gold file; field names are those of the files in shared/data/gold. Null for about, topics or sentiment: nobody labelled that, and the
 * article is left out of that task's score. The claim is always labelled; null there means that the article carries none.
 */
export type GoldRow = {
  readonly id: string;
  readonly lang: string;
  readonly date: string | null;
  readonly outlet_country: string | null;
  readonly title: string;
  readonly text: string;
  readonly about: string | null;
  readonly topics: readonly string[] | null;
  readonly sentiment: string | null;
  readonly claim: { readonly id: string; readonly voice: Voice; readonly quote?: string } | null;
};

/** What a system says of one article. Null: it does not say (not scored). */
export type Judgement = {
  readonly about: string | null;
  readonly topics: readonly string[];
  readonly sentiment: string | null;
  readonly claims: readonly { readonly register: string; readonly voice: Voice; readonly quote: string }[];
};

export function articleOfGold(row: GoldRow): ArticleText {
  return {
    title: row.title.normalize('NFC'),
    text: row.text.normalize('NFC'),
    date: row.date === null ? null : new Date(row.date),
    outletCountry: row.outlet_country,
  };
}
