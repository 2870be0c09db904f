// The page after this one: by what the markup says (rel="next"), else by the address in which only the number is one higher, else by the
// word that stands on the link.

import type { PageLink } from './page-links.ts';
import { httpAddress } from './parse-feed.ts';
import { sameSite } from './page-links.ts';

/** Where addresses carry the number of a page; the first group is what stands before it, the second the number. */
const numbered: readonly RegExp[] = [
  /([?&](?:page|paged|p|pg|pn|trang|pageno|pagenum|pageindex|currentpage|cpage|page_no|seite|sayfa)=)(\d{1,4})(?=&|$)/i,
  /(\/(?:page|trang|seite|p)[/-]?)(\d{1,4})(?=\/?$|\/?\?|\.\w{3,5}$)/i,
  /([-_](?:page|trang|p)[-_]?)(\d{1,4})(?=\/?$|\/?\?|\.\w{3,5}$)/i,
  // index_2.html, list-2.shtml of Chinese and Japanese sites
  /(\/(?:index|list|default)[-_])(\d{1,4})(?=\.\w{3,5}$)/i,
];
const words = /^(?:[›»→>]+|next(?: page)?|older(?: posts| entries)?|trang (?:sau|tiếp|kế)(?: theo)?|tiếp(?: theo)?|xem tiếp|sau|下一页|下一頁|下页|次へ|次のページ|次|다음|다음 페이지|ถัดไป|หน้าถัดไป|ຕໍ່ໄປ|ຖັດໄປ|បន្ទាប់|(?:page )?suivante?|далее|вперёд|следующая|siguiente)\s*[›»→>]*$/iu;

/** The address of the next page of a listing on the same site, or null. `links` are those of the page, `html` its markup. */
export function nextPageOf(html: string, pageUrl: string, links: readonly PageLink[]): string | null {
  const said = markedNext(html, pageUrl) ?? links.find(({ element }) => isNext(element.attributes['rel']))?.url ?? null;
  if (said !== null && sameSite(said, pageUrl) && said !== pageUrl) return said;
  const here = placeOf(pageUrl);
  const following = links.find(({ url }) => {
    const there = placeOf(url);
    return there.number === (here.number ?? 1) + 1 && there.form === here.form;
  });
  if (following) return following.url;
  const named = links.find(({ url, title }) => words.test(title) && placeOf(url).form === here.form);
  return named?.url ?? null;
}

const isNext = (rel: string | undefined): boolean => /(?:^|\s)next(?:\s|$)/i.test(rel ?? '');

function markedNext(html: string, pageUrl: string): string | null {
  const tags = html.slice(0, 200_000).match(/<link\b[^>]{0,2000}>/gi) ?? [];
  const tag = tags.find((one) => isNext(/\brel\s*=\s*["']?([^"'>]*)/i.exec(one)?.[1]));
  const href = tag === undefined ? undefined : /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag);
  return href ? httpAddress((href[1] ?? href[2] ?? href[3] ?? '').replace(/&amp;/g, '&'), pageUrl) : null;
}

/** An address without its page number, and that number; null where it carries none. */
function placeOf(url: string): { form: string; number: number | null } {
  const { host, pathname, search } = new URL(url);
  const address = `${host}${pathname}${search}`;
  for (const pattern of numbered) {
    const found = pattern.exec(address);
    if (found) return { form: withoutEnding(address.slice(0, found.index) + address.slice(found.index + found[0].length)), number: Number(found[2]) };
  }
  return { form: withoutEnding(address), number: null };
}

/** "/tin", "/tin/", "/tin.html" and "/tin/index.html" are the same list. */
const withoutEnding = (address: string): string => address.replace(/\?&/, '?').replace(/\?$/, '').replace(/(?:index)?\.(?:s?html?|aspx?|php)$/i, '').replace(/\/+$/, '');
