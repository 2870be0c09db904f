// From stories to numbered items in sections.

import { topics, type Bilingual, type DigestClaim, type DigestContent, type DigestItem } from '../model/index.ts';
import { leadOf } from './lead.ts';
import type { ClaimRow, ReadRow } from './rows.ts';
import { countBy, groupBy, otherArticles, toneOf, type PeriodStory } from './stories.ts';

/** The topic under which an article stands: its most probable one. */
export const sectionOf = (row: Pick<ReadRow, 'topics'>) => row.topics[0] ?? 'other';

type Beside = { readonly claims: readonly ClaimRow[]; readonly toRead: readonly Bilingual[] };

/**
 * Sections in the order of labels.md; within one, stories about the province come before those about Viet Nam, then by time. Items are
 * numbered through the whole issue.
 */
export function sectionsOf(stories: readonly PeriodStory[], besideStory: (storyId: number) => Beside): DigestContent['sections'] {
  const bySection = groupBy(stories, ({ cited }) => sectionOf(cited));
  let number = 0;
  return topics.flatMap((topic) => {
    const inSection = bySection.get(topic) ?? [];
    const ofAbout = (about: string) => inSection.filter(({ cited }) => cited.about === about);
    const items = [...ofAbout('province'), ...ofAbout('vietnam')].map((story) => itemOf((number += 1), story, besideStory(story.storyId)));
    return items.length === 0 ? [] : [{ topic, items }];
  });
}

function itemOf(number: number, story: PeriodStory, { claims, toRead }: Beside): DigestItem {
  const { cited, texts, articles } = story;
  const lead = leadOf(cited.opening, cited.language);
  return {
    number,
    storyId: story.storyId,
    articleId: cited.articleId,
    revision: cited.revision,
    title: cited.title,
    outlet: cited.outlet,
    country: cited.country,
    language: cited.language,
    url: cited.url,
    publishedAt: cited.publishedAt?.toISOString() ?? null,
    firstSeenAt: cited.firstSeenAt.toISOString(),
    about: cited.about,
    topics: cited.topics,
    sentiment: cited.sentiment,
    lead: lead.lead,
    leadIsCut: lead.leadIsCut || cited.openingIsCut,
    articles: texts.length,
    copies: articles.length - texts.length,
    countries: Object.keys(countBy(articles, (row) => row.country)),
    tones: countBy(texts, toneOf),
    ...otherArticles(story),
    claims: claimsOf(story, claims),
    toRead,
  };
}

/** Each claim of the story's articles once, the cited article's first; the same quote in several copies is one claim. */
function claimsOf({ cited, articles }: PeriodStory, rows: readonly ClaimRow[]): DigestClaim[] {
  const reported = rows.filter(({ state }) => state !== 'rejected');
  const same = groupBy(reported, ({ register, voice, quote, state }) => [register, voice, state, quote].join('\n'));
  const claims = [...same.values()].map((together) => {
    const speaks = together.find(({ articleId }) => articleId === cited.articleId) ?? (together[0] as ClaimRow);
    const article = articles.find(({ articleId }) => articleId === speaks.articleId) ?? cited;
    const { register, version, kind, title, voice, quote, state } = speaks;
    return {
      ofCited: article === cited,
      claim: { register, version, kind, title, voice, quote, state, language: article.language, outlet: article.outlet, url: article.url, articles: together.length },
    };
  });
  return claims.sort((a, b) => Number(b.ofCited) - Number(a.ofCited)).map(({ claim }) => claim);
}
