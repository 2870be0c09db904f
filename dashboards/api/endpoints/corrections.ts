// The correction ledger: requests to outlets, what became of them, the rates per outlet.

import { z } from 'zod';
import { dayIn } from '../../../src/digests/index.ts';
import { exportPage } from '../../../src/exports/index.ts';
import type { Database } from '../../../src/database/index.ts';
import { changeKinds, correctionOutcomes, correctionTracks, ledgerKinds, outletAnswers } from '../../../src/model/index.ts';
import { addLedgerEntry, ledgerPage, outletRates } from '../../../src/responses/index.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { country, cursorId, day, id, idParams, language, limit, moment, next, note, officeAccount } from '../shapes.ts';
import { exportedRow } from './exported.ts';

const wholeRequest = z.object({
  id, caseId: id, caseNumber: z.string(), track: z.enum(correctionTracks), title: z.string(), titleVi: z.string().nullable(), language, releasedAt: moment, outlet: z.string(), country,
  articleTitle: z.string(), url: z.string(), sentOn: day.nullable(), reminders: z.int(), answer: z.enum(outletAnswers).nullable(), answeredOn: day.nullable(), outcome: z.enum(correctionOutcomes).nullable(), outcomeOn: day.nullable(),
  proposed: z.enum(correctionOutcomes).nullable().describe('by the machine, from the page as it was fetched again'),
  entries: z.array(z.object({
    id, kind: z.enum(ledgerKinds), day, answer: z.enum(outletAnswers).nullable(), outcome: z.enum(correctionOutcomes).nullable(), proposed: z.enum(correctionOutcomes).nullable(), note: z.string(), notedAt: moment, account: officeAccount,
  })),
  changes: z.array(z.object({ id, kind: z.enum(changeKinds), at: moment, quote: z.string().nullable() })),
});

async function whole(db: Database, requestId: number) {
  const { row, proposed, entries, changes } = await ledgerPage(db, requestId);
  return { ...row, proposed, changes, entries: entries.map((entry) => ({ ...entry, account: entry.username })) };
}

export const correctionEndpoints: readonly Endpoint[] = [
  endpoint({
    id: 'corrections', method: 'get', path: '/corrections', tag: 'corrections', summary: 'Released correction requests in the order of their numbers, as the export has them', scope: 'read', needs: 'read',
    query: z.object({ since: moment.optional(), after: cursorId, limit }), answer: z.object({ corrections: z.array(exportedRow('corrections')), next }),
    async run({ db, query: { since, after, limit: most } }) {
      const page = await exportPage(db, 'corrections', since === undefined ? {} : { since: new Date(since) }, after ?? 0, most ?? 50);
      return { body: { corrections: page.rows, next: page.next } };
    },
  }),
  endpoint({
    id: 'correctionRates', method: 'get', path: '/correction-rates', tag: 'corrections', summary: 'What became of requests, per outlet', scope: 'read', needs: 'read',
    answer: z.object({ outlets: z.array(z.object({
      outlet: z.string(), country, sent: z.int(), answered: z.int(), decided: z.int(), corrected: z.int(), partlyCorrected: z.int(), unchanged: z.int(), withdrawn: z.int(), medianDays: z.number().nullable(),
    })) }),
    run: async ({ db }) => ({ body: { outlets: await outletRates(db) } }),
  }),
  endpoint({
    id: 'correction', method: 'get', path: '/corrections/{id}', tag: 'corrections', summary: 'One request with its entries, the proposed outcome and what became of the article', scope: 'read', needs: 'read', params: idParams,
    answer: wholeRequest, run: async ({ db, params }) => ({ body: await whole(db, params.id) }),
  }),
  endpoint({
    id: 'noteCorrection', method: 'post', path: '/corrections/{id}/entries', tag: 'corrections', summary: 'Notes that a request was sent, reminded of, answered, or its outcome', scope: 'write', needs: 'note-correction', params: idParams,
    body: z.strictObject({ kind: z.enum(ledgerKinds), day, answer: z.enum(outletAnswers).optional(), outcome: z.enum(correctionOutcomes).optional(), note: note.default('') }), answer: wholeRequest,
    async run({ deps, db, by, now, params, body: { kind, day: on, answer, outcome, note: why } }) {
      const entry = { responseId: params.id, kind, day: on, note: why, ...(answer === undefined ? {} : { answer }), ...(outcome === undefined ? {} : { outcome }) };
      await addLedgerEntry(db, by, entry, dayIn(deps.province.timeZone, now));
      return { status: 201, body: await whole(db, params.id) };
    },
  }),
];
