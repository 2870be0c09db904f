// What a layout needs to draw an article: the article as it reads at this moment, with its addresses and its neighbours.

import type { WrittenArticle } from './article.ts';
import type { Outlet } from './outlets.ts';
import { words, type Words } from './words.ts';

/** An article of the running press: as written, with its address and moment of publication. */
export type DemoArticle = WrittenArticle & { readonly url: string; readonly path: string; readonly publishedAt: Date };

/** An article as its outlet words it at one moment. */
export type Wording = {
  readonly title: string;
  readonly lead: string;
  readonly body: readonly string[];
  /** The correction note, once the outlet has corrected. */
  readonly note: string | null;
  readonly updatedAt: Date | null;
};

export type ArticleView = Wording & {
  readonly outlet: Outlet;
  readonly article: DemoArticle;
  readonly words: Words;
  readonly origin: string;
  readonly related: readonly { readonly title: string; readonly path: string }[];
};

/** How the article reads at `at`: before or after its correction, which falls due counted from `pressNow`. */
export function wordingAt(article: DemoArticle, pressNow: Date, at: Date): Wording {
  const { title, lead, body, correction } = article;
  const due = correction && new Date(pressNow.getTime() + correction.afterMinutes * 60_000);
  if (!correction || !due || at < due) return { title, lead, body, note: null, updatedAt: null };
  return {
    title: correction.title ?? title,
    lead: correction.lead ?? lead,
    body: correction.body ?? body,
    note: correction.note,
    updatedAt: due,
  };
}

export function wordsOf(outlet: Outlet): Words {
  const found = words[outlet.htmlLang] ?? words[outlet.language];
  if (!found) throw new Error(`No words for ${outlet.language}`);
  return found;
}

/** Lower-case ASCII words of a title, as content systems make addresses; empty for scripts other than Latin. */
export function slugOf(title: string): string {
  const ascii = title.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
  return ascii.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').split('-').slice(0, 10).join('-');
}

export function pathOf(outlet: Outlet, article: WrittenArticle): string {
  const number = `1${article.id.slice(3)}`;
  return outlet.path
    .replace('{section}', article.section)
    .replace('{number}', number)
    .replace('{slug}', slugOf(article.title) || article.id);
}
