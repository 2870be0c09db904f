// A paper whose pages are empty until their script has run: list and article come as JSON.

import { shownDate } from '../dates.ts';
import type { ArticleView } from '../view.ts';
import { publishedIso } from './markup.ts';

const script = `
const root = document.getElementById('root');
const add = (parent, tag, text, set) => { const made = Object.assign(document.createElement(tag), set); if (text) made.textContent = text; parent.append(made); return made; };
async function draw() {
  const article = /^\\/article\\/(\\d+)$/.exec(location.pathname);
  const data = await (await fetch(article ? '/api/article/' + article[1] + '.json' : '/api/latest.json')).json();
  root.replaceChildren();
  const main = add(root, 'main', '');
  if (!article) { const list = add(main, 'ul', ''); for (const item of data.items) add(add(list, 'li', ''), 'a', item.title, { href: item.path }); return; }
  document.title = data.title;
  const story = add(main, 'article', '');
  add(story, 'h1', data.title);
  add(story, 'time', data.shown, { dateTime: data.published });
  for (const text of data.paragraphs) add(story, 'p', text);
  if (data.note) add(story, 'p', data.note, { className: 'correction' });
}
draw();
`;

/** The shell that every address of the paper answers with. */
export function appShell(loading: string): string {
  return `<div id="root"><p class="spinner">${loading}</p></div>\n<noscript>JavaScript</noscript>\n<script>${script}</script>`;
}

export function appArticle(view: ArticleView): unknown {
  return {
    title: view.title,
    published: publishedIso(view),
    shown: shownDate(view.article.publishedAt, view.outlet.offsetMinutes, view.outlet.language),
    paragraphs: [view.lead, ...view.body].filter((part) => part !== ''),
    note: view.note,
  };
}
