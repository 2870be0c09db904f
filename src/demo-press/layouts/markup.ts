// Small helpers that all layouts share.

import { isoDate } from '../dates.ts';
import type { ArticleView } from '../view.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escape(text: string): string {
  return text.replace(/[&<>"]/g, (char) => escapes[char] ?? char);
}

/** Each paragraph between the same opening and closing markup. */
export function paragraphs(texts: readonly string[], open = '<p>', close = '</p>'): string {
  return texts.filter((text) => text !== '').map((text) => `${open}${escape(text)}${close}`).join('\n');
}

/** JSON that is safe inside a script element and plain ASCII, as PHP writes it by default. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/[^\x20-\x7e]|[<>&]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

export function publishedIso(view: ArticleView): string {
  return isoDate(view.article.publishedAt, view.outlet.offsetMinutes);
}

export function modifiedIso(view: ArticleView): string {
  return isoDate(view.updatedAt ?? view.article.publishedAt, view.outlet.offsetMinutes);
}

export function openGraph(view: ArticleView): string {
  const { article, outlet, title, lead } = view;
  const pairs = [
    ['og:type', 'article'], ['og:title', title], ['og:description', lead || title], ['og:url', article.url], ['og:site_name', outlet.name],
    ['article:published_time', publishedIso(view)], ['article:modified_time', modifiedIso(view)], ['article:section', article.section],
  ];
  return pairs.map(([name, content]) => `<meta property="${name}" content="${escape(content ?? '')}">`).join('\n');
}

export function figure(view: ArticleView): string {
  return `<figure class="photo"><img src="/static/photo.svg" alt="" width="640" height="360"><figcaption>${escape(view.words.caption)}</figcaption></figure>`;
}

export function relatedList(view: ArticleView): string {
  return view.related.map(({ title, path }) => `<li><a href="${escape(path)}">${escape(title)}</a></li>`).join('\n');
}
