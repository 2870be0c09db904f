// The queue, and one case with everything that its page shows.

import { z } from 'zod';
import { assignable, casePage, queueCounts, queueRows } from '../../../src/cases/index.ts';
import { Problem } from '../../../src/errors.ts';
import { evidenceZip, packsOfStory, storyOfCase } from '../../../src/evidence/index.ts';
import { changeKinds, claimStates, entryKinds, flagKinds, flagLevels, voices } from '../../../src/model/index.ts';
import { responsesOf } from '../../../src/responses/index.ts';
import { startOfDay } from '../../clock.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { after, caseRow, country, id, idParams, language, limit, moment, next, officeAccount, sentiment } from '../shapes.ts';
import { rowOfCase } from './case-row.ts';
import { listedResponse } from './response-shapes.ts';

const yes = z.enum(['1']).optional();
const names = ['open', 'alert', 'notice', 'read', 'mine', 'free', 'unread', 'foreign', 'overdue', 'aside', 'closed', 'closedToday'] as const;

const wholeCase = caseRow.extend({
  assessBy: moment.nullable(), answerBy: moment.nullable(),
  articlesOfStory: z.array(z.object({ id, title: z.string(), url: z.string(), language: language.nullable(), outlet: z.string(), country, sentiment, publishedAt: moment.nullable(), copyOf: id.nullable(), claims: z.int() })),
  claims: z.array(z.object({
    id, article: id, revision: id, register: z.string(), version: z.int(), kind: z.enum(entryKinds), voice: z.enum(voices), quote: z.string(), sentence: z.string(), p: z.number(),
    state: z.enum(claimStates), decidedAt: moment.nullable(),
  })),
  whyFlagged: z.array(z.object({ id, kind: z.enum(flagKinds), level: z.enum(flagLevels), article: id.nullable(), raisedAt: moment, reason: z.string().nullable(), rule: z.object({ vi: z.string(), en: z.string() }).nullable() })),
  changes: z.array(z.object({ id, kind: z.enum(changeKinds), at: moment, quote: z.string().nullable(), article: id, outlet: z.string(), revision: z.int().nullable() })),
  comments: z.array(z.object({ id, at: moment, account: officeAccount, text: z.string() })),
  events: z.array(z.object({ id, at: moment, account: officeAccount, action: z.string(), detail: z.record(z.string(), z.unknown()) })),
  responses: z.array(listedResponse).describe('drafts only for those who write and approve them'),
  evidence: z.array(z.object({ id, madeAt: moment, article: id, outlet: z.string(), manifestSha256: z.string(), parts: z.array(z.object({ name: z.string(), mediaType: z.string(), sha256: z.string(), bytes: z.int() })) })),
});

export const caseEndpoints: readonly Endpoint[] = [
  endpoint({
    id: 'cases', method: 'get', path: '/cases', tag: 'cases', summary: 'Flagged stories with their reason and state, loudest first (the Queue)', scope: 'read', needs: 'read',
    query: z.object({ level: z.enum(flagLevels).optional(), foreign: yes, closed: yes, mine: yes, free: yes, overdue: yes, aside: yes, q: z.string().max(200).optional(), after, limit }),
    answer: z.object({ cases: z.array(caseRow), next }),
    async run({ db, by, now, query: { level, q, after: last, limit: most, ...switches } }) {
      const on = Object.fromEntries(Object.entries(switches).map(([name, value]) => [name, value === '1']));
      const page = await queueRows(db, { ...on, now, ...(level && { level }), ...(q && { words: q }), ...(last && { after: last }), ...(most && { limit: most }) }, by.account.id);
      return { body: { cases: page.rows.map(rowOfCase), next: page.next } };
    },
  }),
  endpoint({
    id: 'caseCounts', method: 'get', path: '/case-counts', tag: 'cases', summary: 'How many cases each filter of the Queue shows', scope: 'read', needs: 'read',
    answer: z.object(Object.fromEntries(names.map((name) => [name, z.int()]))),
    run: async ({ db, deps, by, now }) => ({ body: await queueCounts(db, by.account.id, now, startOfDay(now, deps.province.timeZone)) }),
  }),
  endpoint({
    id: 'assignable', method: 'get', path: '/assignable', tag: 'cases', summary: 'Accounts of the office that a case can be given to', scope: 'read', needs: 'assign-case',
    answer: z.object({ accounts: z.array(z.string()) }),
    run: async ({ db }) => ({ body: { accounts: await assignable(db) } }),
  }),
  endpoint({
    id: 'case', method: 'get', path: '/cases/{id}', tag: 'cases', summary: 'One case: articles, claims, flags, changes, comments, timeline, responses, evidence', scope: 'read', needs: 'read',
    params: idParams, answer: wholeCase,
    async run({ db, by, params }) {
      const page = await casePage(db, params.id);
      if (page === null) throw new Problem('not-found', { what: `case ${params.id}` });
      const { row, assessBy, answerBy } = page;
      const body = {
        ...rowOfCase(row), assessBy, answerBy, articlesOfStory: page.articles,
        claims: page.claims.map((claim) => ({ ...claim, article: claim.articleId, revision: claim.revisionId, register: claim.entry.id, version: claim.entry.version, kind: claim.entry.kind })),
        whyFlagged: page.flags.map((flag) => ({ ...flag, article: flag.articleId, rule: flag.ruleVi === null ? null : { vi: flag.ruleVi, en: flag.ruleEn } })),
        changes: page.changes.map((change) => ({ ...change, article: change.articleId, revision: change.number })),
        comments: page.comments.map((comment) => ({ ...comment, account: comment.username })),
        events: page.events.map((event) => ({ ...event, account: event.username })),
        responses: await responsesOf(db, by.account, params.id),
        evidence: (await packsOfStory(db, row.storyId)).map((pack) => ({ ...pack, article: pack.articleId })),
      };
      return { body, version: row.version };
    },
  }),
  endpoint({
    id: 'evidence', method: 'get', path: '/cases/{id}/evidence', tag: 'cases', summary: 'The evidence packs of a case as one zip', scope: 'export', needs: 'read', params: idParams, answer: 'file',
    async run({ db, params }) {
      const found = await storyOfCase(db, String(params.id));
      const bytes = found === null ? null : await evidenceZip(db, found.storyId, found.number);
      if (found === null || bytes === null) throw new Problem('not-found', { what: `evidence of case ${params.id}` });
      return { bytes, type: 'application/zip', fileName: `evidence-${found.number}.zip` };
    },
  }),
];
