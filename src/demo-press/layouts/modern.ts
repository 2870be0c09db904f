// Pages as today's content systems write them: OpenGraph, JSON-LD, article elements.

import { shownDate } from '../dates.ts';
import type { ArticleView } from '../view.ts';
import { escape, figure, modifiedIso, openGraph, paragraphs, publishedIso, relatedList, scriptJson } from './markup.ts';

export type Drawn = { readonly head: string; readonly main: string };

const note = (view: ArticleView) => (view.note === null ? '' : `<p class="correction"><strong>${escape(view.note)}</strong></p>`);
const shown = (view: ArticleView) => escape(shownDate(view.article.publishedAt, view.outlet.offsetMinutes, view.outlet.language));

/** A Vietnamese content system: OpenGraph with its time zone, the lead as "sapo" above the text. */
export function cms(view: ArticleView): Drawn {
  return {
    head: `${openGraph(view)}\n<link rel="canonical" href="${escape(view.article.url)}">`,
    main: `<div class="sidebar-1"><div class="header-content"><ul class="breadcrumb"><li><a href="/">${escape(view.words.home)}</a></li></ul>
<span class="date">${shown(view)}</span></div>
<h1 class="title-detail">${escape(view.title)}</h1>
${paragraphs([view.lead], '<p class="description">')}
<article class="fck_detail">
${paragraphs(view.body.slice(0, 1), '<p class="Normal">')}
${figure(view)}
${paragraphs(view.body.slice(1), '<p class="Normal">')}
${note(view)}
<p class="author_mail" style="text-align:right;"><strong>${escape(view.words.desk)}</strong></p>
</article></div>
<div class="box-tinlienquan"><h3>${escape(view.words.related)}</h3><ul>${relatedList(view)}</ul></div>`,
  };
}

/** A broadcaster: `main`, `article`, a `time` element that carries the offset. */
export function broadcaster(view: ArticleView): Drawn {
  return {
    head: `<meta property="og:title" content="${escape(view.title)}">\n<meta name="description" content="${escape(view.lead || view.title)}">`,
    main: `<main id="main-content"><article class="story-body"><header><h1>${escape(view.title)}</h1>
<time datetime="${publishedIso(view)}">${shown(view)}</time></header>
${paragraphs([view.lead], '<p class="intro"><b>', '</b></p>')}
<div class="rich-text">
${paragraphs(view.body)}
${note(view)}
</div></article></main>
<aside aria-label="${escape(view.words.related)}"><ul>${relatedList(view)}</ul></aside>`,
  };
}

/** WordPress with an SEO plug-in: a JSON-LD graph in the head, `entry-content`, share buttons, previous and next. */
export function wordpress(view: ArticleView): Drawn {
  const graph = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'WebSite', name: view.outlet.name, url: view.origin },
      { '@type': 'Article', headline: view.title, datePublished: publishedIso(view), dateModified: modifiedIso(view), mainEntityOfPage: view.article.url },
    ],
  };
  return {
    head: `${openGraph(view)}\n<script type="application/ld+json" class="seo-graph">${scriptJson(graph)}</script>`,
    main: `<div id="content" class="site-content"><article id="post-${view.article.id}" class="post type-post status-publish hentry">
<header class="entry-header"><h1 class="entry-title">${escape(view.title)}</h1>
<div class="entry-meta"><time class="entry-date published" datetime="${publishedIso(view)}">${shown(view)}</time></div></header>
<div class="entry-content">
${figure(view)}
${paragraphs([view.lead, ...view.body])}
${note(view)}
<div class="sharedaddy"><ul><li><a href="#share-1">Facebook</a></li><li><a href="#share-2">Email</a></li></ul></div>
</div>
<footer class="entry-footer"><span class="cat-links">${escape(view.article.section)}</span></footer></article>
<nav class="post-navigation"><ul>${relatedList(view)}</ul></nav></div>`,
  };
}

/** A newsroom system: JSON-LD NewsArticle, an AMP link, a "read more" box in the middle of the text. */
export function newsroom(view: ArticleView): Drawn {
  const data = {
    '@context': 'https://schema.org', '@type': 'NewsArticle', headline: view.title, description: view.lead,
    datePublished: publishedIso(view), dateModified: modifiedIso(view), inLanguage: view.outlet.htmlLang,
    publisher: { '@type': 'NewsMediaOrganization', name: view.outlet.name },
  };
  const [first] = view.related;
  const box = first ? `<div class="inline-related"><a href="${escape(first.path)}">${escape(first.title)}</a></div>` : '';
  return {
    head: `<link rel="canonical" href="${escape(view.article.url)}">\n<link rel="amphtml" href="${escape(view.article.url)}?amp=1">
<script type="application/ld+json">${scriptJson(data)}</script>`,
    main: `<div class="layout-story"><section class="story-top"><h1 itemprop="headline">${escape(view.title)}</h1>
${paragraphs([view.lead], '<p class="standfirst">')}
<p class="meta">${escape(view.words.desk)} | <span>${shown(view)}</span></p></section>
<div class="story-text" itemprop="articleBody">
${paragraphs(view.body.slice(0, 2))}
${box}
${paragraphs(view.body.slice(2))}
${note(view)}
</div></div>
<section class="more"><h2>${escape(view.words.related)}</h2><ul>${relatedList(view)}</ul></section>`,
  };
}

/** An agency: hardly any furniture, the date in a meta element. */
export function wire(view: ArticleView): Drawn {
  return {
    head: `<meta name="date" content="${publishedIso(view)}">\n<link rel="canonical" href="${escape(view.article.url)}">`,
    main: `<div class="story"><h1>${escape(view.title)}</h1>
${paragraphs([view.lead, ...view.body])}
${note(view)}
<p class="end">(END)</p></div>`,
  };
}
