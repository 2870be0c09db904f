// What is done with a case: the steps of src/cases/workflow.ts that a program may take for its person. Decisions stay with people.

import { z } from 'zod';
import type { Action } from '../../../src/accounts/index.ts';
import {
  addComment, assignCase, bringCaseBack, closeCase, concludeCase, putBackCase, queueRow, reopenCase, setCaseAside, takeCase, type By, type CaseRef,
} from '../../../src/cases/index.ts';
import type { Database } from '../../../src/database/index.ts';
import { Problem } from '../../../src/errors.ts';
import { closeReasons } from '../../../src/model/index.ts';
import { answerAgain, giveUpDrafting, startMonitoring, submitForApproval } from '../../../src/responses/index.ts';
import { endpoint, type Endpoint, type Reply } from '../endpoint.ts';
import { caseRow, idParams, idText, note } from '../shapes.ts';
import { rowOfCase } from './case-row.ts';

/** The case as it stands after the step. */
async function afterwards(db: Database, caseId: number): Promise<Reply> {
  const row = await queueRow(db, caseId);
  if (row === null) throw new Problem('not-found', { what: `case ${caseId}` });
  return { body: rowOfCase(row), version: row.version };
}

type StepOf<B extends z.ZodType> = {
  readonly name: string; readonly summary: string; readonly needs: Action; readonly body: B;
  /** The case must be as the caller saw it. */
  readonly matches: boolean;
  act(db: Database, by: By, ref: CaseRef, body: z.output<B>): Promise<void>;
};

const step = <B extends z.ZodType>({ name, summary, needs, body, matches, act }: StepOf<B>) =>
  endpoint({
    id: `${name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Case`, method: 'post', path: `/cases/{id}/${name}`, tag: 'cases', summary, scope: 'write', needs, params: idParams, body, matches, answer: caseRow,
    async run({ db, by, params, body: given, version }) {
      await act(db, by, { caseId: params.id, version }, given as z.output<B>);
      return afterwards(db, params.id);
    },
  });

const nothing = z.strictObject({});
const withNote = z.strictObject({ note });
/** `answered` ends the full way only: conclude. */
const reasons = closeReasons.filter((reason) => reason !== 'answered');

export const caseStepEndpoints: readonly Endpoint[] = [
  step({ name: 'take', summary: 'Takes a case for the token\'s person', needs: 'take-case', body: nothing, matches: true, act: takeCase }),
  step({ name: 'put-back', summary: 'Gives a taken case back to the queue', needs: 'take-case', body: nothing, matches: true, act: putBackCase }),
  step({
    name: 'assign', summary: 'Gives a case to a member of the office', needs: 'assign-case', body: z.strictObject({ to: z.string().max(80).describe('one of /assignable') }), matches: true,
    act: (db, by, ref, { to }) => assignCase(db, by, { ...ref, to }),
  }),
  step({
    name: 'close', summary: 'Closes a case without an answer, with the reason', needs: 'close-case', body: z.strictObject({ reason: z.enum(reasons), note: note.optional() }), matches: true,
    act: (db, by, ref, { reason, note: why }) => closeCase(db, by, { ...ref, reason, ...(why === undefined ? {} : { note: why }) }),
  }),
  step({ name: 'reopen', summary: 'Opens a closed case again, with the reason', needs: 'reopen-case', body: withNote, matches: true, act: (db, by, ref, { note: why }) => reopenCase(db, by, { ...ref, note: why }) }),
  step({
    name: 'set-aside', summary: 'Sets a case aside until a moment, or until a louder flag', needs: 'take-case', matches: true,
    body: z.strictObject({ until: z.union([z.literal('louder-flag'), z.iso.datetime({ offset: true })]) }),
    act: (db, by, ref, { until }) => setCaseAside(db, by, { ...ref, until: until === 'louder-flag' ? until : new Date(until) }),
  }),
  step({ name: 'bring-back', summary: 'Puts a case that was set aside back into sight', needs: 'take-case', body: nothing, matches: true, act: bringCaseBack }),
  step({ name: 'comment', summary: 'Adds a comment', needs: 'comment', body: z.strictObject({ text: z.string() }), matches: false, act: (db, by, { caseId }, { text }) => addComment(db, by, { caseId, text }) }),
  step({ name: 'submit', summary: 'Sends all drafts of a case to approval', needs: 'write-response', body: nothing, matches: false, act: (db, by, { caseId }) => submitForApproval(db, by, caseId) }),
  step({ name: 'give-up', summary: 'Gives all drafts up and goes back to assessing, with the reason', needs: 'write-response', body: withNote, matches: false, act: (db, by, { caseId }, { note: why }) => giveUpDrafting(db, by, caseId, why) }),
  step({ name: 'monitor', summary: 'The answers are out: what becomes of them is watched', needs: 'write-response', body: nothing, matches: false, act: (db, by, { caseId }) => startMonitoring(db, by, caseId) }),
  step({ name: 'answer-again', summary: 'Something more is to be answered, with the reason', needs: 'write-response', body: withNote, matches: false, act: (db, by, { caseId }, { note: why }) => answerAgain(db, by, caseId, why) }),
  step({ name: 'conclude', summary: 'Ends the full way, with what became of it', needs: 'write-response', body: withNote, matches: true, act: (db, by, ref, { note: why }) => concludeCase(db, by, { ...ref, note: why }) }),
  endpoint({
    id: 'decideClaim', method: 'post', path: '/cases/{id}/claims/{claim}/decide', tag: 'cases', summary: 'Confirms or rejects a suggested match: only a person at the screen does', scope: 'write', needs: 'decide-claim',
    params: idParams.extend({ claim: idText }), answer: caseRow, personOnly: 'xác nhận hoặc bác luận điểm / confirming or rejecting a claim', run: () => Promise.reject(new Problem('not-allowed')),
  }),
  endpoint({
    id: 'undoSteps', method: 'post', path: '/undo', tag: 'cases', summary: 'Undoing is for a slip of the hand: only a person at the screen does', scope: 'write', needs: 'take-case',
    answer: caseRow, personOnly: 'hoàn tác / undoing', run: () => Promise.reject(new Problem('not-allowed')),
  }),
];
