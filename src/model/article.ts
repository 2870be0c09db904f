// Article (bài viết): one published page; its revisions are kept and never changed, so that a correction is noticed.
// There is no byline: who wrote it is not read, not stored, not searchable.

import type { SkipReason } from './link.ts';

export type ArticleId = number;
export type RevisionId = number;

/** What is read out of a page. All text is in Unicode NFC; paragraphs are separated by one line break. */
export type ReadArticle = {
  readonly title: string;
  readonly text: string;
  readonly canonicalUrl: string | null;
  /** The moment of publication, or null where the page does not say. */
  readonly publishedAt: Date | null;
  /** Minutes east of UTC as the page wrote the date (+07:00 is 420); null where it gave none. */
  readonly publishedOffsetMinutes: number | null;
  /** What the page declares (html lang, og:locale), as an ISO 639-1 code; null where it says nothing. */
  readonly declaredLanguage: string | null;
  /** Name of the charset that the bytes were decoded with. */
  readonly charset: string;
};

export type ReadResult = { readonly article: ReadArticle } | { readonly skipped: SkipReason };

/** The least that a classifier needs to judge an article. */
export type ArticleText = {
  readonly title: string;
  readonly text: string;
  /** Day of publication; place names resolve by it. */
  readonly date?: Date | null;
  readonly url?: string | null;
  /** ISO 3166-1 alpha-2. "our islands" means another state in each country's press. */
  readonly outletCountry?: string | null;
};
