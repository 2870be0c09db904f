import { sqlBeside, type Database } from '../database/index.ts';
import type { DigestContent, DigestPeriod, ProvinceProfile } from '../model/index.ts';
import { letterheadAt } from '../office/index.ts';
import { honestyOf } from './honesty.ts';
import { sectionOf, sectionsOf } from './items.ts';
import { articlesOfPeriod, claimsOfArticles, isRead, rulesOfStories, type ReadRow } from './rows.ts';
import { countBy, groupBy, groupIntoStories, toneOf } from './stories.ts';
import { summaryOf } from './summary.ts';

const sql = sqlBeside(import.meta.url);

export type DigestOrder = {
  readonly period: DigestPeriod;
  /** First and last day, ISO, on the calendar of the office. */
  readonly from: string;
  readonly to: string;
  readonly province: Pick<ProvinceProfile, 'name' | 'seat' | 'timeZone'>;
  /** True where the sample press was read. */
  readonly fictional: boolean;
};

/**
 * Reads what was published in the period into a digest: one item a story, copies of one text counted once, critical and friendly coverage
 * alike. What is about neither the province nor Viet Nam is left out and counted. Nothing is written. All is read in one transaction of
 * its own, so that totals, items and honesty page speak of one moment: do not call it inside another.
 */
export async function composeDigest(db: Database, order: DigestOrder): Promise<DigestContent> {
  return db.transaction(async (tx) => {
    await tx.rows(sql('read-one-moment'));
    return compose(tx, order);
  });
}

async function compose(db: Database, { period, from, to, province, fictional }: DigestOrder): Promise<DigestContent> {
  const bounds = { from, to, timeZone: province.timeZone };
  const found = await articlesOfPeriod(db, bounds);
  const read = found.filter(isRead);
  const included = read.filter(({ about }) => about !== 'none');
  const stories = groupIntoStories(included);
  const texts = stories.flatMap((story) => story.texts);
  const claims = await claimsOfArticles(db, included.map(({ articleId }) => articleId));
  const rules = groupBy(await rulesOfStories(db, stories.map(({ storyId }) => storyId)), ({ storyId }) => storyId);

  const storyOf = new Map(included.map(({ articleId, storyId }) => [articleId, storyId]));
  const claimsByStory = groupBy(claims, ({ articleId }) => storyOf.get(articleId));
  const sections = sectionsOf(stories, (storyId) => ({
    claims: claimsByStory.get(storyId) ?? [],
    toRead: (rules.get(storyId) ?? []).map(({ name }) => name),
  }));
  const totals = totalsOf(stories.length, included, texts);
  const honesty = await honestyOf(db, bounds, { found, included, texts, aboutNone: read.length - included.length, claims });
  const letterhead = await letterheadAt(db);
  return {
    ...{ period, from, to, timeZone: province.timeZone, province: province.name, seat: province.seat, fictional, ...(letterhead === null ? {} : { letterhead }) },
    ...{ totals, summary: summaryOf(totals, sections), sections, honesty },
  };
}

function totalsOf(stories: number, included: readonly ReadRow[], texts: readonly ReadRow[]): DigestContent['totals'] {
  return {
    articles: texts.length,
    stories,
    outlets: new Set(included.map(({ sourceId }) => sourceId)).size,
    countries: new Set(included.map(({ country }) => country)).size,
    bySentiment: countBy(texts, toneOf),
    byTopic: countBy(texts, sectionOf),
    byCountry: countBy(texts, ({ country }) => country),
    byLanguage: countBy(texts, ({ language }) => language),
  };
}
