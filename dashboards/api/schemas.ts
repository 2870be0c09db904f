// What the API takes and gives, as schemas: answers are checked by the tests, and the OpenAPI document is made from them.

import { z } from 'zod';
import { aboutLabels, caseStates, claimStates, closeReasons, flagKinds, flagLevels, sentiments, topics, voices } from '../../src/model/index.ts';

const moment = z.iso.datetime().describe('UTC');
const country = z.string().length(2).describe('ISO 3166-1 alpha-2');
const language = z.string().describe('ISO 639-1');
const sentiment = z.enum(sentiments).nullable().describe('null: not scored');
const next = z.string().nullable().describe('give it as "after" for the next page; null on the last');

export const article = z.object({
  id: z.number().int(), url: z.string(), title: z.string(), outlet: z.string(), source: z.string().describe('key of the outlet'), country, language,
  publishedAt: moment, about: z.enum(aboutLabels), topics: z.array(z.enum(topics)), sentiment,
  story: z.number().int().nullable(), case: z.number().int().nullable(),
});

export const claim = z.object({
  id: z.number().int(), register: z.string(), version: z.number().int(), kind: z.enum(['document-fact', 'stated-position']), voice: z.enum(voices),
  quote: z.string(), state: z.enum(claimStates).describe('suggested until a person decides'),
});

export const caseRow = z.object({
  id: z.number().int(), number: z.string(), story: z.number().int(), state: z.enum(caseStates), level: z.enum(flagLevels), openedAt: moment, due: moment.nullable(),
  closedAt: moment.nullable(), closeReason: z.enum(closeReasons).nullable(), flags: z.array(z.enum(flagKinds)), claim: claim.nullable(),
  article: z.object({ id: z.number().int(), title: z.string(), url: z.string(), language: language.nullable(), outlet: z.string(), country, sentiment, publishedAt: z.string().nullable() }),
  articles: z.number().int(), copies: z.number().int(), countries: z.array(country), languages: z.array(z.string()),
});

const share = z.object({ name: z.string(), count: z.number().int(), before: z.number().int(), negative: z.number().int(), positive: z.number().int() });

export const answers = {
  articles: z.object({ articles: z.array(article), next }),
  cases: z.object({ cases: z.array(caseRow), next }),
  statistics: z.object({
    from: moment, before: moment,
    buckets: z.array(z.object({ day: z.iso.date(), negative: z.number().int(), neutral: z.number().int(), positive: z.number().int(), notScored: z.number().int() })),
    topics: z.array(share), countries: z.array(share), languages: z.array(share), outlets: z.array(share),
  }),
  problem: z.object({ problem: z.string().describe('code'), vi: z.string(), en: z.string() }),
};

const limit = z.coerce.number().int().min(1).max(200).optional();
const day = z.iso.date().optional();

/** Query parameters of each path. */
export const questions = {
  articles: z.object({
    q: z.string().max(400).optional(), country: country.optional(), language: language.optional(), about: z.enum(aboutLabels).optional(), topic: z.enum(topics).optional(),
    tone: z.enum(sentiments).optional(), source: z.string().max(80).optional(), from: day, to: day, after: z.string().optional(), limit,
  }),
  cases: z.object({ level: z.enum(flagLevels).optional(), foreign: z.enum(['1']).optional(), closed: z.enum(['1']).optional(), after: z.string().optional(), limit }),
  statistics: z.object({ from: z.iso.date(), to: z.iso.date().describe('the last day that counts'), bucket: z.enum(['day', 'week']).optional(), about: z.enum(aboutLabels).optional() }),
};
export type Question = keyof typeof questions;
