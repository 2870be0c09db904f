// The case workflow as a table that screens, rooms and tests read. Steps without a screen yet are in the table and not offered.

import type { Action } from '../accounts/index.ts';
import { may } from '../accounts/index.ts';
import { Problem } from '../errors.ts';
import { flagLevels, type CaseState, type FlagLevel, type Role } from '../model/index.ts';

export type Step = {
  readonly name: string;
  readonly from: readonly CaseState[];
  readonly to: CaseState;
  readonly needs: Action;
  /** Whether the person must say why. */
  readonly reason: boolean;
  /** Whether a screen for it exists. */
  readonly offered: boolean;
};

const define = <const Steps extends readonly Step[]>(table: Steps) => table;

export const steps = define([
  // Taking a case that somebody else has hands it over to the one who takes it.
  { name: 'take', from: ['new', 'assessing'], to: 'assessing', needs: 'take-case', reason: false, offered: true },
  { name: 'put-back', from: ['assessing'], to: 'new', needs: 'take-case', reason: false, offered: true },
  { name: 'close', from: ['assessing'], to: 'closed', needs: 'close-case', reason: true, offered: true },
  { name: 'reopen', from: ['closed'], to: 'assessing', needs: 'reopen-case', reason: true, offered: true },
  { name: 'draft', from: ['assessing'], to: 'drafting', needs: 'write-response', reason: false, offered: false },
  { name: 'submit', from: ['drafting'], to: 'approval', needs: 'write-response', reason: false, offered: false },
  { name: 'return-content', from: ['approval'], to: 'drafting', needs: 'approve-content', reason: true, offered: false },
  { name: 'return-release', from: ['approval'], to: 'drafting', needs: 'approve-release', reason: true, offered: false },
  { name: 'release', from: ['approval'], to: 'released', needs: 'approve-release', reason: false, offered: false },
  { name: 'monitor', from: ['released'], to: 'monitoring', needs: 'write-response', reason: false, offered: false },
  { name: 'conclude', from: ['monitoring'], to: 'closed', needs: 'close-case', reason: true, offered: false },
]);

export type StepName = (typeof steps)[number]['name'];

/** The steps that a person of this role can take now and that a screen offers. */
export function stepsFrom(state: CaseState, role: Role): StepName[] {
  return steps.filter((step: Step) => step.offered && step.from.includes(state) && may(role, step.needs)).map(({ name }) => name);
}

/** The row of the table, when it may be taken from this state by this role. Throws `not-allowed` or `wrong-step`. */
export function requireStep(name: StepName, state: CaseState, role: Role): Step {
  const step: Step = steps.find((row) => row.name === name) ?? steps[0];
  if (!may(role, step.needs)) throw new Problem('not-allowed');
  if (!step.from.includes(state)) throw new Problem('wrong-step', { from: state, to: step.to });
  return step;
}

/** Hours from the flag until a case must be assessed and answered; null where there is no deadline. */
export const answerHours: Readonly<Record<FlagLevel, { readonly assess: number | null; readonly answer: number | null }>> = {
  alert: { assess: 2, answer: 24 },
  notice: { assess: 24, answer: 72 },
  read: { assess: null, answer: null },
};

export function deadlinesOf(level: FlagLevel, from: Date): { assessBy: Date | null; answerBy: Date | null } {
  const after = (hours: number | null) => (hours === null ? null : new Date(from.getTime() + hours * 3_600_000));
  return { assessBy: after(answerHours[level].assess), answerBy: after(answerHours[level].answer) };
}

export function isLouder(level: FlagLevel, than: FlagLevel): boolean {
  return flagLevels.indexOf(level) < flagLevels.indexOf(than);
}
