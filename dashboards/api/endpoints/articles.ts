// Articles, stories and the search that somebody keeps.

import { z } from 'zod';
import { articlePage, flagArticleByHand, queueRow, storyPage } from '../../../src/cases/index.ts';
import { exportPage } from '../../../src/exports/index.ts';
import { Problem } from '../../../src/errors.ts';
import { aboutLabels, changeKinds, sentiments, topics } from '../../../src/model/index.ts';
import { forgetSearch, savedSearches, saveSearch, searchArticles, type FoundArticle } from '../../../src/search/index.ts';
import { readSearch } from '../../search/filter.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { after, article, caseRow, country, cursorId, day, done, id, idParams, isDone, language, limit, moment, next, note, sentiment } from '../shapes.ts';
import { rowOfCase } from './case-row.ts';
import { exportedRow } from './exported.ts';

const articleOf = (found: FoundArticle) => ({ ...found, id: found.articleId, source: found.sourceKey, story: found.storyId, case: found.caseId });

const filter = z.object({
  q: z.string().max(400).optional().describe('words, as the Search screen takes them'), country: country.optional(), language: language.optional(), about: z.enum(aboutLabels).optional(),
  topic: z.enum(topics).optional(), tone: z.enum(sentiments).optional(), source: z.string().max(80).optional(), from: day.optional(), to: day.optional().describe('the last day that counts'),
});

const difference = z.array(z.object({
  kind: z.enum(['kept', 'added', 'removed', 'changed']), where: z.enum(['title', 'text']),
  pieces: z.array(z.object({ text: z.string(), mark: z.enum(['same', 'added', 'removed']) })),
})).nullable();

const wholeArticle = z.object({
  id, url: z.string(), outlet: z.string(), country, story: id.nullable(), language: language.nullable(), about: z.enum(aboutLabels).nullable(), topics: z.array(z.enum(topics)).nullable(), sentiment,
  model: z.string().nullable(),
  revisions: z.array(z.object({
    id, number: z.int(), title: z.string(), text: z.string(), fetchedAt: moment, publishedAt: moment.nullable(), pageSha256: z.string(), charset: z.string(), takenFrom: z.enum(['page', 'feed']),
  })).describe('newest first'),
  changes: z.array(z.object({ id, kind: z.enum(changeKinds), at: moment, quote: z.string().nullable(), difference })),
  case: z.object({ id, number: z.string() }).nullable(),
});

const storyArticle = z.object({
  id, title: z.string(), url: z.string(), language: language.nullable(), outlet: z.string(), country, sentiment, publishedAt: moment.nullable(), copyOf: id.nullable(), revisions: z.int(), claims: z.int(),
});

const reading: readonly Endpoint[] = [
  endpoint({
    id: 'articles', method: 'get', path: '/articles', tag: 'articles', summary: 'Articles by words and labels, newest first (the Search screen)', scope: 'read', needs: 'read',
    query: filter.extend({ after, limit }), answer: z.object({ articles: z.array(article), next }),
    async run({ deps, db, query }) {
      const { limit: most, ...asked } = query;
      const words = new URLSearchParams(Object.entries(asked).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]])));
      const page = await searchArticles(db, { ...readSearch(words, deps.province.timeZone), ...(most === undefined ? {} : { limit: most }) });
      return { body: { articles: page.found.map(articleOf), next: page.next } };
    },
  }),
  endpoint({
    id: 'article', method: 'get', path: '/articles/{id}', tag: 'articles', summary: 'One article with its revisions, changes and labels', scope: 'read', needs: 'read', params: idParams, answer: wholeArticle,
    async run({ db, params }) {
      const page = await articlePage(db, params.id);
      if (page === null) throw new Problem('not-found', { what: `article ${params.id}` });
      return { body: { ...page, story: page.storyId } };
    },
  }),
  endpoint({
    id: 'stories', method: 'get', path: '/stories', tag: 'articles', summary: 'Stories in the order of their numbers, as the export has them', scope: 'read', needs: 'read',
    query: z.object({ from: z.iso.datetime({ offset: true }).optional(), before: z.iso.datetime({ offset: true }).optional(), since: z.iso.datetime({ offset: true }).optional(), after: cursorId, limit }),
    answer: z.object({ stories: z.array(exportedRow('stories')), next }),
    async run({ db, query: { from, before, since, after: last, limit: most } }) {
      const page = await exportPage(db, 'stories', { ...(from && { from: new Date(from) }), ...(before && { before: new Date(before) }), ...(since && { since: new Date(since) }) }, last ?? 0, most ?? 50);
      return { body: { stories: page.rows, next: page.next } };
    },
  }),
  endpoint({
    id: 'story', method: 'get', path: '/stories/{id}', tag: 'articles', summary: 'One story with its articles, at most 200', scope: 'read', needs: 'read', params: idParams,
    answer: z.object({ id, firstPublishedAt: moment, lastPublishedAt: moment, articles: z.array(storyArticle), case: z.object({ id, number: z.string() }).nullable() }),
    async run({ db, params }) {
      const page = await storyPage(db, params.id);
      if (page === null) throw new Problem('not-found', { what: `story ${params.id}` });
      return { body: page };
    },
  }),
  endpoint({
    id: 'claims', method: 'get', path: '/claims', tag: 'articles', summary: 'Matches of sentences with register entries in the order of their numbers, as the export has them', scope: 'read', needs: 'read',
    query: z.object({ since: z.iso.datetime({ offset: true }).optional(), after: cursorId, limit }), answer: z.object({ claims: z.array(exportedRow('claims')), next }),
    async run({ db, query: { since, after: last, limit: most } }) {
      const page = await exportPage(db, 'claims', since === undefined ? {} : { since: new Date(since) }, last ?? 0, most ?? 50);
      return { body: { claims: page.rows, next: page.next } };
    },
  }),
];

const doing: readonly Endpoint[] = [
  endpoint({
    id: 'flagArticle', method: 'post', path: '/articles/{id}/flag', tag: 'articles', summary: 'Flags an article by hand, with the reason; its story gets a case', scope: 'write', needs: 'flag-by-hand',
    params: idParams, body: z.strictObject({ reason: note }), answer: caseRow,
    async run({ db, by, params, body }) {
      const row = await queueRow(db, await flagArticleByHand(db, by, params.id, body.reason));
      if (row === null) throw new Problem('not-found', { what: `article ${params.id}` });
      return { status: 201, body: rowOfCase(row), version: row.version };
    },
  }),
  endpoint({
    id: 'savedSearches', method: 'get', path: '/searches', tag: 'articles', summary: 'Searches that this token\'s person keeps', scope: 'read', needs: 'read',
    answer: z.object({ searches: z.array(z.object({ id, name: z.string(), query: z.string() })) }),
    run: async ({ db, by }) => ({ body: { searches: await savedSearches(db, by.account.id) } }),
  }),
  endpoint({
    id: 'saveSearch', method: 'post', path: '/searches', tag: 'articles', summary: 'Keeps a search; the same name again replaces it', scope: 'write', needs: 'read',
    body: z.strictObject({ name: z.string(), query: z.string().max(1000).describe('the query of /articles, such as "q=hoàng sa&language=vi"') }), answer: done,
    async run({ db, by, body }) {
      await saveSearch(db, by.account.id, body.name, body.query);
      return isDone;
    },
  }),
  endpoint({
    id: 'forgetSearch', method: 'delete', path: '/searches/{id}', tag: 'articles', summary: 'Forgets a search of one\'s own', scope: 'write', needs: 'read', params: idParams, answer: done,
    async run({ db, by, params }) {
      await forgetSearch(db, by.account.id, params.id);
      return isDone;
    },
  }),
];

export const articleEndpoints: readonly Endpoint[] = [...reading, ...doing];
