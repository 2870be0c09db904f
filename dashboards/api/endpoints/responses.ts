// Responses: written by programs if need be, approved by people alone.

import { z } from 'zod';
import { casePage } from '../../../src/cases/index.ts';
import type { Database } from '../../../src/database/index.ts';
import { Problem } from '../../../src/errors.ts';
import { approvalParts, flagLevels, pressLanguages, responseKinds, type Account } from '../../../src/model/index.ts';
import { dropResponse, noteExported, openResponse, paperFormats, renderResponse, responsePage, responsesOf, saveRevision, waitingForApproval } from '../../../src/responses/index.ts';
import { endpoint, type Endpoint, type Reply } from '../endpoint.ts';
import { done, id, idParams, isDone, moment, officeAccount } from '../shapes.ts';
import { listedResponse, responseParts, responseText } from './response-shapes.ts';

const wholeResponse = responseText.extend({
  id, caseId: id, ...responseParts, openedAt: moment, releasedAt: moment.nullable(), droppedAt: moment.nullable(), number: z.int().describe('of the newest revision; what If-Match names'), sha256: z.string(),
  revisions: z.array(responseText.extend({ number: z.int(), sha256: z.string(), at: moment, account: officeAccount })),
  decisions: z.array(z.object({ number: z.int(), sha256: z.string(), part: z.enum(approvalParts), verdict: z.enum(['approved', 'returned']), reason: z.string().nullable(), at: moment, account: officeAccount, stands: z.boolean() })),
});

async function whole(db: Database, account: Account, responseId: number): Promise<Reply> {
  const { head, revisions, decisions } = await responsePage(db, account, responseId);
  const named = <Row extends { readonly username: string }>(rows: readonly Row[]) => rows.map((row) => ({ ...row, account: row.username }));
  return { body: { ...head, revisions: named(revisions), decisions: named(decisions) }, version: head.number };
}

const papers = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pdf: 'application/pdf',
} as const;

const reading: readonly Endpoint[] = [
  endpoint({
    id: 'responsesOfCase', method: 'get', path: '/cases/{id}/responses', tag: 'responses', summary: 'The responses of a case that the token may see', scope: 'read', needs: 'read', params: idParams,
    answer: z.object({ responses: z.array(listedResponse) }),
    run: async ({ db, by, params }) => ({ body: { responses: await responsesOf(db, by.account, params.id) } }),
  }),
  endpoint({
    id: 'response', method: 'get', path: '/responses/{id}', tag: 'responses', summary: 'A response with its texts and decisions', scope: 'read', needs: 'read', params: idParams, answer: wholeResponse,
    run: ({ db, by, params }) => whole(db, by.account, params.id),
  }),
  endpoint({
    id: 'responseFile', method: 'get', path: '/responses/{id}/file', tag: 'responses', summary: 'The newest text as a file, marked as a draft until it is released', scope: 'export', needs: 'read', params: idParams,
    query: z.object({ format: z.enum(paperFormats), side: z.enum(['text', 'vi']).optional() }), answer: 'file',
    async run({ deps, db, by, token, params, query: { format, side = 'text' } }) {
      const { head } = await responsePage(db, by.account, params.id);
      // That a text left the system is noted under the name of a person.
      if (token.account.id === 0) throw new Problem('not-allowed');
      const page = await casePage(db, head.caseId);
      if (page === null || (side === 'vi' && head.language === 'vi')) throw new Problem('not-found', { what: `file of response ${params.id}` });
      const { province: { seat, timeZone }, fictional, printPdf } = deps;
      const bytes = await renderResponse({ head, caseNumber: page.row.number, side, seat, timeZone, fictional }, format, printPdf ?? (() => Promise.reject(new Problem('no-pdf-browser'))));
      const fileName = `haidang-${page.row.number}-${head.kind}-${head.id}-${side === 'vi' ? 'vi' : head.language}.${format}`;
      await noteExported(db, by, head, fileName);
      return { bytes, type: papers[format], fileName };
    },
  }),
  endpoint({
    id: 'waitingForApproval', method: 'get', path: '/approvals', tag: 'responses', summary: 'Everything in approval, the nearest deadline first', scope: 'read', needs: 'read-drafts',
    answer: z.object({ waiting: z.array(z.object({
      id, caseId: id, caseNumber: z.string(), level: z.enum(flagLevels), ...responseParts, answerBy: moment.nullable(), title: z.string(), titleVi: z.string().nullable(), sha256: z.string(), writtenAt: moment,
      outlet: z.string().nullable(), approved: z.array(z.enum(approvalParts)),
    })) }),
    run: async ({ db, by }) => ({ body: { waiting: await waitingForApproval(db, by.account) } }),
  }),
];

const personOnly = 'duyệt hoặc trả lại văn bản / approving or returning a text';
const decide = (what: 'approve' | 'return', summary: string, needs: 'approve-content' | 'read-drafts') =>
  endpoint({
    id: `${what}Response`, method: 'post', path: `/responses/{id}/${what}`, tag: 'responses', summary, scope: 'write', needs, params: idParams, answer: done, personOnly, run: () => Promise.reject(new Problem('not-allowed')),
  });

const writing: readonly Endpoint[] = [
  endpoint({
    id: 'openResponse', method: 'post', path: '/cases/{id}/responses', tag: 'responses', summary: 'Opens a response with the text of its template; a correction request needs a confirmed claim', scope: 'write', needs: 'write-response',
    params: idParams, body: z.strictObject({ kind: z.enum(responseKinds), language: z.enum(pressLanguages), claimId: id.optional() }), answer: wholeResponse,
    async run({ deps, db, by, params, body: { claimId, ...given } }) {
      const { name, timeZone } = deps.province;
      const made = await openResponse(db, by, { caseId: params.id, ...given, ...(claimId === undefined ? {} : { claimId }) }, { province: name, timeZone });
      return { ...(await whole(db, by.account, made)), status: 201 };
    },
  }),
  endpoint({
    id: 'writeResponse', method: 'put', path: '/responses/{id}/text', tag: 'responses', summary: 'Keeps a new revision; in approval it voids what was approved', scope: 'write', needs: 'write-response', params: idParams, matches: true,
    body: z.strictObject({ title: z.string(), body: z.string(), titleVi: z.string().nullable().default(null), bodyVi: z.string().nullable().default(null) }), answer: wholeResponse,
    async run({ db, by, params, body, version }) {
      await saveRevision(db, by, params.id, version, body);
      return whole(db, by.account, params.id);
    },
  }),
  endpoint({
    id: 'dropResponse', method: 'post', path: '/responses/{id}/drop', tag: 'responses', summary: 'Gives a draft up; its texts stay', scope: 'write', needs: 'write-response', params: idParams, body: z.strictObject({}), answer: done,
    async run({ db, by, params }) {
      await dropResponse(db, by, params.id);
      return isDone;
    },
  }),
  decide('approve', 'Approves content or release: only a person at the screen does', 'read-drafts'),
  decide('return', 'Returns a text to its writers: only a person at the screen does', 'read-drafts'),
];

export const responseEndpoints: readonly Endpoint[] = [...reading, ...writing];
