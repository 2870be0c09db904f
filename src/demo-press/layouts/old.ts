// Pages as older systems write them: tables, line breaks for paragraphs, a date that only a reader sees.

import { shownDate } from '../dates.ts';
import type { ArticleView } from '../view.ts';
import { escape, figure, paragraphs, publishedIso, relatedList } from './markup.ts';
import type { Drawn } from './modern.ts';

const shown = (view: ArticleView) => escape(shownDate(view.article.publishedAt, view.outlet.offsetMinutes, view.outlet.language));
const note = (view: ArticleView, open = '<p><i>', close = '</i></p>') => (view.note === null ? '' : open + escape(view.note) + close);

/** A provincial portal: nested tables, the date in visible text only. */
export function portal(view: ArticleView): Drawn {
  return {
    head: '',
    main: `<table width="960" border="0" cellpadding="0" cellspacing="0"><tr>
<td width="200" valign="top" class="leftcol"><table class="menu">${view.words.sections.map((name) => `<tr><td><a href="#">${escape(name)}</a></td></tr>`).join('')}</table></td>
<td valign="top"><table width="100%" class="contentpane"><tr><td class="contentheading">${escape(view.title)}</td></tr>
<tr><td class="createdate">(${shown(view)})</td></tr>
<tr><td class="contentbody">
${paragraphs([view.lead], '<p style="text-align: justify;"><strong>', '</strong></p>')}
${paragraphs(view.body, '<p style="text-align: justify;"><span style="font-family: Times New Roman; font-size: 14pt;">', '</span></p>')}
${note(view)}
<p style="text-align: right;"><em>${escape(view.words.desk)}</em></p>
</td></tr></table>
<table width="100%" class="other"><tr><td><b>${escape(view.words.related)}</b><ul>${relatedList(view)}</ul></td></tr></table></td></tr></table>`,
  };
}

/** A plain system of its own: few classes, a meta date, the lead in bold. */
export function plainCms(view: ArticleView): Drawn {
  return {
    head: `<meta name="pubdate" content="${publishedIso(view)}">\n<meta property="og:title" content="${escape(view.title)}">`,
    main: `<div id="main"><div class="col-left"><h1>${escape(view.title)}</h1>
<div class="time">${shown(view)}</div>
${paragraphs([view.lead], '<div class="lead"><b>', '</b></div>')}
<div class="content-detail">
${paragraphs(view.body)}
${figure(view)}
${note(view)}
<p align="right">${escape(view.words.desk)}</p></div></div>
<div class="col-right"><h4>${escape(view.words.related)}</h4><ul>${relatedList(view)}</ul></div></div>`,
  };
}

/** Text in one block with line breaks between paragraphs, as many Russian and Korean sites still have it. */
export function lineBreaks(view: ArticleView): Drawn {
  const text = [view.lead, ...view.body].filter((part) => part !== '').map(escape).join('<br><br>\n');
  return {
    head: `<meta name="description" content="${escape(view.lead || view.title)}">`,
    main: `<div class="wrap"><div class="newsitem"><h1>${escape(view.title)}</h1>
<div class="news-date">${shown(view)}</div>
<div class="news-text">${text}${note(view, '<br><br>\n<b>', '</b>')}</div></div>
<div class="read-also"><b>${escape(view.words.related)}:</b><ul>${relatedList(view)}</ul></div></div>`,
  };
}

/** A mainland news site: "#zoom", full-width indents, date and origin in one line. */
export function chinese(view: ArticleView): Drawn {
  const indent = view.outlet.language === 'zh' ? '\u3000\u3000' : '';
  const origin = view.outlet.language === 'zh' ? '来源：' : 'Source: ';
  return {
    head: `<meta name="publishdate" content="${publishedIso(view)}">`,
    main: `<div class="article-wrap"><h1 id="title">${escape(view.title)}</h1>
<div class="article-info"><span class="time">${shown(view)}</span>&emsp;${origin}${escape(view.outlet.name)}&emsp;<span class="fontsize">A+ A-</span></div>
<div id="zoom" class="article-content">
${paragraphs([view.lead, ...view.body], `<p>${indent}`)}
${note(view)}
<p class="editor">[${escape(view.words.desk)}]</p></div></div>
<div class="hot-news"><h3>${escape(view.words.related)}</h3><ul>${relatedList(view)}</ul></div>`,
  };
}

/** A Japanese daily: `time` without seconds, headline and text in sections. */
export function japanese(view: ArticleView): Drawn {
  return {
    head: `<meta property="og:title" content="${escape(view.title)}｜${escape(view.outlet.name)}">`,
    main: `<div id="contents"><section class="articleArea"><h1 class="headline">${escape(view.title)}</h1>
<p class="date"><time datetime="${publishedIso(view)}">${shown(view)}</time></p>
${figure(view)}
<div class="articleText">
${paragraphs([view.lead, ...view.body], '<p>\u3000')}
${note(view)}
</div></section><section class="relatedArea"><h2>${escape(view.words.related)}</h2><ul>${relatedList(view)}</ul></section></div>`,
  };
}

/** A Korean daily: "입력" before the date, a meta time, line breaks for paragraphs. */
export function korean(view: ArticleView): Drawn {
  const text = [view.lead, ...view.body].filter((part) => part !== '').map(escape).join('<br><br>\n');
  return {
    head: `<meta property="article:published_time" content="${publishedIso(view)}">\n<meta property="og:title" content="${escape(view.title)}">`,
    main: `<div class="article-head"><h3 class="article-title">${escape(view.title)}</h3>
<ul class="infomation"><li>${escape(view.words.desk)}</li><li>입력 ${shown(view)}</li></ul></div>
<div id="article-view-content-div" itemprop="articleBody">${text}${note(view, '<br><br>\n<em>', '</em>')}</div>
<div class="article-relation"><strong>${escape(view.words.related)}</strong><ul>${relatedList(view)}</ul></div>`,
  };
}
