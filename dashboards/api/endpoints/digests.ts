// Digests: the issues made so far, what an issue would say, making one, its files.

import { z } from 'zod';
import { composeDigest, digestFormats, issueById, listIssues, makeIssue, renderDigest, weekNamed, weekOfDay, type DigestFormat } from '../../../src/digests/index.ts';
import { Problem } from '../../../src/errors.ts';
import { digestPeriods, type DigestIssue } from '../../../src/model/index.ts';
import type { Deps } from '../../deps.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { day, id, idParams, moment, officeAccount } from '../shapes.ts';

const week = z.string().regex(/^\d{4}-W\d{2}$/).describe('ISO 8601, such as 2026-W47');
/** Frozen as it was composed; src/model/digest.ts names every part. */
const content = z.looseObject({ period: z.enum(digestPeriods), from: day, to: day, sections: z.array(z.unknown()), honesty: z.looseObject({}) });
const issue = z.object({ id, sha256: z.string().describe('of the canonical JSON of the content'), madeAt: moment, madeBy: officeAccount, content });
const types: Readonly<Record<DigestFormat, string>> = {
  html: 'text/html; charset=utf-8', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pdf: 'application/pdf',
};

function compose({ db, province, fictional }: Deps, name: string) {
  const { from, to } = weekNamed(name);
  return composeDigest(db, { period: 'week', from, to, province, fictional });
}
const shown = (found: DigestIssue) => ({ body: found });

export const digestEndpoints: readonly Endpoint[] = [
  endpoint({
    id: 'digests', method: 'get', path: '/digests', tag: 'digests', summary: 'The last 200 issues, the latest period first', scope: 'read', needs: 'read',
    answer: z.object({ digests: z.array(z.object({ id, period: z.enum(digestPeriods), from: day, to: day, articles: z.int(), stories: z.int(), sha256: z.string(), madeAt: moment, madeBy: officeAccount })) }),
    run: async ({ db }) => ({ body: { digests: await listIssues(db) } }),
  }),
  endpoint({
    id: 'digestPreview', method: 'get', path: '/digest-preview', tag: 'digests', summary: 'What an issue of a week would say; nothing is written', scope: 'read', needs: 'read', query: z.object({ week }), answer: content,
    run: async ({ deps, query }) => ({ body: await compose(deps, query.week) }),
  }),
  endpoint({
    id: 'digest', method: 'get', path: '/digests/{id}', tag: 'digests', summary: 'An issue as it was frozen', scope: 'read', needs: 'read', params: idParams, answer: issue,
    run: async ({ db, params }) => shown(await issueById(db, params.id)),
  }),
  endpoint({
    id: 'digestFile', method: 'get', path: '/digests/{id}/file', tag: 'digests', summary: 'An issue as a file in one language and format', scope: 'export', needs: 'read', params: idParams,
    query: z.object({ format: z.enum(digestFormats), language: z.enum(['vi', 'en']) }), answer: 'file',
    async run({ deps, db, params, query: { format, language } }) {
      const found = await issueById(db, params.id);
      const bytes = await renderDigest(found, format, language, deps.printPdf ?? (() => Promise.reject(new Problem('no-pdf-browser'))));
      return { bytes, type: types[format], fileName: `haidang-${weekOfDay(found.content.from).name}-${found.id}-${language}.${format}` };
    },
  }),
  endpoint({
    id: 'makeDigest', method: 'post', path: '/digests', tag: 'digests', summary: 'Freezes the digest of a week as an issue; the very same content again is the same issue', scope: 'write', needs: 'make-digest', outside: true,
    body: z.strictObject({ week }), answer: issue,
    async run({ deps, by, body }) {
      const made = await makeIssue(deps.db, await compose(deps, body.week), by.account.id);
      return { ...shown(await issueById(deps.db, made)), status: 201 };
    },
  }),
];
