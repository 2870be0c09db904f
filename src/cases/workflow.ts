// The case workflow as one table that screens, rooms, documentation (docs/notes/responses.md) and tests read. The database holds the same
// table of states (migrations/0008_responses.sql) and refuses anything else.

import type { Action } from '../accounts/index.ts';
import { may } from '../accounts/index.ts';
import { Problem } from '../errors.ts';
import { flagLevels, type CaseState, type FlagLevel, type Role } from '../model/index.ts';

export type Step = {
  readonly name: string;
  readonly from: readonly CaseState[];
  /** `same`: the case stays where it is; the step is an event all the same. */
  readonly to: CaseState | 'same';
  readonly needs: Action;
  /** Whether the person must say why. */
  readonly reason: boolean;
};

const define = <const Steps extends readonly Step[]>(table: Steps) => table;

export const steps = define([
  // Taking a case that somebody else has hands it over to the one who takes it.
  { name: 'take', from: ['new', 'assessing'], to: 'assessing', needs: 'take-case', reason: false },
  { name: 'put-back', from: ['assessing'], to: 'new', needs: 'take-case', reason: false },
  { name: 'assign', from: ['new', 'assessing'], to: 'assessing', needs: 'assign-case', reason: false },
  { name: 'hand-over', from: ['drafting', 'approval', 'released', 'monitoring'], to: 'same', needs: 'assign-case', reason: false },
  // Out of everybody's sight until a moment or a louder flag; the deadline runs on.
  { name: 'set-aside', from: ['new', 'assessing'], to: 'same', needs: 'take-case', reason: false },
  { name: 'bring-back', from: ['new', 'assessing'], to: 'same', needs: 'take-case', reason: false },
  { name: 'close', from: ['assessing'], to: 'closed', needs: 'close-case', reason: true },
  { name: 'reopen', from: ['closed'], to: 'assessing', needs: 'reopen-case', reason: true },
  { name: 'draft', from: ['assessing'], to: 'drafting', needs: 'write-response', reason: false },
  { name: 'give-up', from: ['drafting'], to: 'assessing', needs: 'write-response', reason: true },
  { name: 'write', from: ['drafting'], to: 'same', needs: 'write-response', reason: false },
  { name: 'submit', from: ['drafting'], to: 'approval', needs: 'write-response', reason: false },
  // Whoever edits a text in approval takes it back: what was approved is void.
  { name: 'revise', from: ['approval'], to: 'drafting', needs: 'write-response', reason: false },
  { name: 'approve-content', from: ['approval'], to: 'same', needs: 'approve-content', reason: false },
  { name: 'return-content', from: ['approval'], to: 'drafting', needs: 'approve-content', reason: true },
  { name: 'approve-release', from: ['approval'], to: 'same', needs: 'approve-release', reason: false },
  { name: 'return-release', from: ['approval'], to: 'drafting', needs: 'approve-release', reason: true },
  // Follows by itself when the last response of the case has its second approval.
  { name: 'release', from: ['approval'], to: 'released', needs: 'approve-release', reason: false },
  { name: 'monitor', from: ['released'], to: 'monitoring', needs: 'write-response', reason: false },
  { name: 'answer-again', from: ['monitoring'], to: 'drafting', needs: 'write-response', reason: true },
  { name: 'conclude', from: ['monitoring'], to: 'closed', needs: 'close-case', reason: true },
]);

export type StepName = (typeof steps)[number]['name'];

/** Steps that the one who took them can take back; what follows in the response's own room (release, approval) never. */
export const undoableSteps = ['take', 'put-back', 'assign', 'hand-over', 'close', 'reopen', 'set-aside', 'bring-back'] as const satisfies readonly StepName[];
export type UndoableStep = (typeof undoableSteps)[number] | 'decide-claim';

/** The steps that a person of this role can take now. */
export function stepsFrom(state: CaseState, role: Role): StepName[] {
  return steps.filter((step: Step) => step.from.includes(state) && may(role, step.needs)).map(({ name }) => name);
}

/** The row of the table, when it may be taken from this state by this role. Throws `not-allowed` or `wrong-step`. */
export function requireStep(name: StepName, state: CaseState, role: Role): Step {
  const step: Step = steps.find((row) => row.name === name) ?? steps[0];
  if (!may(role, step.needs)) throw new Problem('not-allowed');
  if (!step.from.includes(state)) throw new Problem('wrong-step', { from: state, to: step.to === 'same' ? step.name : step.to });
  return step;
}

/** Hours from the flag until a case must be assessed and answered; null where there is no deadline. */
export const answerHours: Readonly<Record<FlagLevel, { readonly assess: number | null; readonly answer: number | null }>> = {
  alert: { assess: 2, answer: 24 },
  notice: { assess: 24, answer: 72 },
  read: { assess: null, answer: null },
};

/** Hours from the release until the answer must have been sent, and from then until somebody looks at what became of it. */
export const careHours = { released: 24, monitoring: 7 * 24 } as const;

export function deadlinesOf(level: FlagLevel, from: Date): { assessBy: Date | null; answerBy: Date | null } {
  const after = (hours: number | null) => (hours === null ? null : new Date(from.getTime() + hours * 3_600_000));
  return { assessBy: after(answerHours[level].assess), answerBy: after(answerHours[level].answer) };
}

export function isLouder(level: FlagLevel, than: FlagLevel): boolean {
  return flagLevels.indexOf(level) < flagLevels.indexOf(than);
}
