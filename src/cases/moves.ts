// How a case changes: locked, asked of the table, written, recorded, and, where it can be taken back, kept as it was before.

import { randomUUID } from 'node:crypto';
import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { Account, CaseState, CloseReason } from '../model/index.ts';
import { careHours, requireStep, undoableSteps, type StepName, type UndoableStep } from './workflow.ts';

const sql = sqlBeside(import.meta.url);

/** Who acts, and when. Steps with the same `batch` (a UUID) are undone together. */
export type By = { readonly account: Account; readonly now?: Date; readonly batch?: string };
/** A case as the person saw it: `version` refuses a step on what somebody else has changed since. */
export type CaseRef = { readonly caseId: number; readonly version: number };

/** What a step can change. Moments are the database's own text: one of them may be "infinity". */
export type Standing = {
  readonly state: CaseState;
  readonly assigneeId: number | null;
  readonly closeReason: CloseReason | null;
  readonly closedAt: string | null;
  readonly checkBy: string | null;
  readonly setAsideUntil: string | null;
};
export type Locked = Standing & { readonly id: number; readonly version: number };

export type Change = {
  readonly assigneeId: number | null;
  readonly closeReason?: CloseReason;
  /** Null or left out: whoever acts on a case brings it back into sight. */
  readonly setAsideUntil?: string | null;
  readonly detail?: Record<string, unknown>;
  /** What undoing restores, where that is not simply the case as it was found. */
  readonly before?: Standing | 'not-undoable';
  /** The event with which the same press of a button began. */
  readonly firstEventId?: number;
};

/** Reads the case and keeps others from changing it until the transaction ends. Throws `not-found`. */
export async function lockCaseNow(tx: Database, caseId: number): Promise<Locked> {
  const found = await tx.maybe<Locked>(sql('lock-case'), [caseId]);
  if (found === null) throw new Problem('not-found', { what: `case ${caseId}` });
  return found;
}

/** The same for somebody who saw one version of it. Throws `changed-meanwhile` too. */
export async function lockCase(tx: Database, { caseId, version }: CaseRef): Promise<Locked> {
  const found = await lockCaseNow(tx, caseId);
  if (found.version !== version) throw new Problem('changed-meanwhile');
  return found;
}

/** Writes how the case stands now and gives the version that the next step must name. */
export async function writeStanding(tx: Database, id: number, { state, assigneeId, closeReason, closedAt, checkBy, setAsideUntil }: Standing, now: Date): Promise<number> {
  const { version } = await tx.one<{ version: number }>(sql('move-case'), [id, state, assigneeId, closeReason, closedAt, now, checkBy, setAsideUntil]);
  return version;
}

type Kept = { readonly caseId: number; readonly claimId?: number; readonly eventId: number; readonly step: UndoableStep; readonly before: unknown; readonly firstEventId?: number };

/** Keeps what was before a step, for the one who took it. */
export async function keepUndoable(tx: Database, by: By, now: Date, { caseId, claimId, eventId, step, before, firstEventId }: Kept): Promise<void> {
  await tx.run(sql('keep-undoable'), [by.batch ?? randomUUID(), by.account.id, caseId, claimId ?? null, eventId, step, now, JSON.stringify(before), firstEventId ?? eventId]);
}

const isUndoable = (name: StepName): name is (typeof undoableSteps)[number] => (undoableSteps as readonly StepName[]).includes(name);

/** Takes one step: checks, writes, records. Gives its event and the version that the next step must name. */
export async function goOn(tx: Database, by: By, found: Locked, name: StepName, action: string, change: Change): Promise<{ version: number; eventId: number }> {
  const step = requireStep(name, found.state, by.account.role);
  const now = by.now ?? new Date();
  const to = step.to === 'same' ? found.state : step.to;
  const careUntil = to === 'released' || to === 'monitoring' ? new Date(now.getTime() + careHours[to] * 3_600_000).toISOString() : null;
  const version = await writeStanding(tx, found.id, {
    state: to,
    assigneeId: change.assigneeId,
    closeReason: change.closeReason ?? null,
    closedAt: to === 'closed' ? now.toISOString() : null,
    checkBy: step.to === 'same' ? found.checkBy : careUntil,
    setAsideUntil: change.setAsideUntil ?? null,
  }, now);
  const detail = { from: found.state, to, ...change.detail };
  const event = await record(tx, { accountId: by.account.id, action, subject: `case:${found.id}`, detail, at: now });
  const before = change.before ?? found;
  if (isUndoable(name) && before !== 'not-undoable') {
    const { state, assigneeId, closeReason, closedAt, checkBy, setAsideUntil } = before;
    const from = change.firstEventId ?? event.id;
    await keepUndoable(tx, by, now, { caseId: found.id, eventId: event.id, firstEventId: from, step: name, before: { state, assigneeId, closeReason, closedAt, checkBy, setAsideUntil } });
  }
  return { version, eventId: event.id };
}
