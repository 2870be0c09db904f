// From an article to the page its outlet would serve: a layout inside the outlet's header, cookie bar and footer.

import { wordsOf, type ArticleView } from '../view.ts';
import type { LayoutName, Outlet } from '../outlets.ts';
import { appShell } from './app.ts';
import { escape } from './markup.ts';
import { broadcaster, cms, newsroom, wire, wordpress, type Drawn } from './modern.ts';
import { chinese, japanese, korean, lineBreaks, plainCms, portal } from './old.ts';

export { appArticle } from './app.ts';
export { escape } from './markup.ts';

const layouts: Readonly<Record<Exclude<LayoutName, 'app'>, (view: ArticleView) => Drawn>> = {
  cms, portal, broadcaster, wordpress, newsroom, wire, chinese, japanese, korean, 'plain-cms': plainCms, 'line-breaks': lineBreaks,
};

export function articlePage(view: ArticleView): string {
  const { layout } = view.outlet;
  if (layout === 'app') return shellPage(view.outlet);
  const { head, main } = layouts[layout](view);
  return wholePage(view.outlet, `${view.title} - ${view.outlet.name}`, head, main);
}

/** The page of a script-rendered paper before its script has run. */
export function shellPage(outlet: Outlet): string {
  return wholePage(outlet, outlet.name, '', appShell('…'));
}

/** Front page and listing: headlines with their addresses, and whatever else the outlet links to. */
export function listPage(outlet: Outlet, items: readonly { title: string; path: string; date: string }[]): string {
  const rows = items.map(({ title, path, date }) => {
    return `<div class="item"><a href="${escape(path)}">${escape(title)}</a> <span class="date">${escape(date)}</span></div>`;
  });
  return wholePage(outlet, outlet.name, '', `<div class="list">\n${rows.join('\n')}\n</div>`);
}

export function missingPage(outlet: Outlet): string {
  return wholePage(outlet, '404', '', `<p>${escape(wordsOf(outlet).missing)}</p>`);
}

/** Any main part between the outlet's own header and footer; the footer says that everything is invented. */
export function wholePage(outlet: Outlet, title: string, head: string, main: string): string {
  const text = wordsOf(outlet);
  const meta = outlet.charsetIn === 'header' ? '' : `<meta http-equiv="Content-Type" content="text/html; charset=${outlet.charset}">\n`;
  const menu = text.sections.map((name, index) => `<li><a href="/?s=${index + 1}">${escape(name)}</a></li>`).join('');
  return `<!DOCTYPE html>
<html lang="${outlet.htmlLang}"><head>
${meta}<title>${escape(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${head}
<style>body{font-family:sans-serif;max-width:60rem;margin:auto}nav li{display:inline;margin-right:1rem}</style>
</head><body>
<header class="site-header"><a class="logo" href="/">${escape(outlet.name)}</a><nav><ul><li><a href="/">${escape(text.home)}</a></li>${menu}</ul></nav></header>
${main}
<div id="cookie-bar" class="cookie-consent" role="dialog"><span>${escape(text.cookies)}</span> <button>${escape(text.accept)}</button></div>
<footer class="site-footer"><p>© ${escape(outlet.name)}</p><p class="notice">${escape(text.notice)}</p></footer>
</body></html>
`;
}
