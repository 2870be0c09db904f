// Parts that the schemas of several calls share. Moments are ISO 8601 in UTC unless they carry an offset.

import { z } from 'zod';
import { aboutLabels, caseStates, claimStates, closeReasons, entryKinds, flagKinds, flagLevels, sentiments, topics, voices } from '../../src/model/index.ts';

export const moment = z.iso.datetime({ offset: true });
export const day = z.iso.date();
export const id = z.int().min(1);
export const country = z.string().length(2).describe('ISO 3166-1 alpha-2');
export const language = z.string().min(2).max(3).describe('ISO 639-1, or 639-3 where there is none; "und" where it is not known');
export const sentiment = z.enum(sentiments).nullable().describe('null: not scored');
export const next = z.string().nullable().describe('give it as "after" for the next page; null on the last');
/** A member of the office, by the name of the account; nobody of the press or the public has one. */
export const officeAccount = z.string().nullable().describe('account of the office itself; null: the system, or nobody');
export const bilingual = z.object({ vi: z.string(), en: z.string() });

/** Of a path or a query: digits. */
export const idText = z.coerce.number<string>().int().min(1).max(2_147_483_647);
export const idParams = z.object({ id: idText });
export const limit = z.coerce.number<string>().int().min(1).max(200).optional();
export const after = z.string().max(400).optional();
export const note = z.string().max(2000);

export const article = z.object({
  id, url: z.string(), title: z.string(), outlet: z.string(), source: z.string().describe('key of the outlet'), country, language,
  publishedAt: moment, about: z.enum(aboutLabels), topics: z.array(z.enum(topics)), sentiment,
  story: id.nullable(), case: id.nullable(),
});

export const claim = z.object({
  id, register: z.string(), version: z.int(), kind: z.enum(entryKinds), voice: z.enum(voices),
  quote: z.string(), state: z.enum(claimStates).describe('suggested until a person decides'),
});

export const caseRow = z.object({
  id, number: z.string(), story: id, state: z.enum(caseStates), level: z.enum(flagLevels), version: z.int().describe('for If-Match'), openedAt: moment, due: moment.nullable(),
  closedAt: moment.nullable(), closeReason: z.enum(closeReasons).nullable(), flags: z.array(z.enum(flagKinds)), holder: officeAccount, claim: claim.nullable(),
  article: z.object({ id, title: z.string(), url: z.string(), language: language.nullable(), outlet: z.string(), country, sentiment, publishedAt: moment.nullable() }),
  articles: z.int(), copies: z.int(), countries: z.array(country), languages: z.array(z.string()),
});

export const problem = z.object({
  type: z.string().describe('urn:haidang:problem:CODE'), title: z.string().describe('the code'), status: z.int(), detail: z.string().describe('a sentence in the language asked for'),
  problem: z.string(), vi: z.string(), en: z.string(),
});
/** What a change answers where there is nothing to show. */
export const done = z.object({ done: z.literal(true) });
export const isDone = { body: { done: true } } as const;
/** Rows behind a cursor that is the id of the last row shown. */
export const cursorId = z.coerce.number<string>().int().min(0).max(2_147_483_647).optional();
