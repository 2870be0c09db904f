// What a person does with a case. Each function is one step of the table in workflow.ts.

import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import { may } from '../accounts/index.ts';
import { closeReasons, type CaseState, type CloseReason, type Role } from '../model/index.ts';
import { goOn, lockCase, lockCaseNow, type By, type CaseRef, type Change, type Locked } from './moves.ts';
import { requireStep, type StepName } from './workflow.ts';

export type { By, CaseRef } from './moves.ts';

const sql = sqlBeside(import.meta.url);

/** Throws `not-allowed`, `wrong-step`, `changed-meanwhile`, `not-found`. */
export async function takeCase(db: Database, by: By, ref: CaseRef): Promise<void> {
  await db.transaction(async (tx) => {
    const found = await lockCase(tx, ref);
    await take(tx, by, found);
  });
}

async function take(tx: Database, by: By, found: Locked, more: Pick<Change, 'before'> = {}): Promise<{ version: number; eventId: number }> {
  const handedOver = found.assigneeId !== null && found.assigneeId !== by.account.id;
  const detail = handedOver ? { takenFrom: found.assigneeId } : {};
  return goOn(tx, by, found, 'take', 'case.taken', { assigneeId: by.account.id, detail, ...more });
}

/**
 * The desk lead gives a case to somebody who can work on it. Throws `not-allowed`, `wrong-step`, `changed-meanwhile`, and `not-found` where
 * there is no such account or its role takes no cases.
 */
export async function assignCase(db: Database, by: By, ref: CaseRef & { readonly to: string }): Promise<void> {
  await db.transaction(async (tx) => {
    const found = await lockCase(tx, ref);
    const name = found.state === 'new' || found.state === 'assessing' ? 'assign' : 'hand-over';
    requireStep(name, found.state, by.account.role);
    const to = await tx.maybe<{ id: number; role: Role }>(sql('account-to-assign'), [ref.to]);
    if (to === null || !may(to.role, 'take-case')) throw new Problem('not-found', { what: `“${ref.to.slice(0, 40)}”` });
    await goOn(tx, by, found, name, 'case.assigned', { assigneeId: to.id, detail: { assignedTo: to.id, assignee: ref.to, ...(found.assigneeId === null ? {} : { takenFrom: found.assigneeId }) } });
  });
}

/** Who can be given a case. */
export async function assignable(db: Database): Promise<string[]> {
  const accounts = await db.rows<{ username: string; role: Role }>(sql('accounts-to-assign'));
  return accounts.filter(({ role }) => may(role, 'take-case')).map(({ username }) => username);
}

/**
 * One step for a room that comes after this one (responses), within its transaction: the table is asked, the case moves, the event is written.
 * Only the named step is taken; whoever has the case keeps it. Throws `not-allowed`, `wrong-step`, `not-found`.
 */
export async function stepWithin(tx: Database, by: By, caseId: number, name: StepName, event: { readonly action: string; readonly detail?: Record<string, unknown> }): Promise<void> {
  const found = await lockCaseNow(tx, caseId);
  await goOn(tx, by, found, name, event.action, { assigneeId: found.assigneeId, ...(event.detail === undefined ? {} : { detail: event.detail }) });
}

/** The state of a case, locked until the transaction ends. Throws `not-found`. */
export async function lockedState(tx: Database, caseId: number): Promise<CaseState> {
  return (await lockCaseNow(tx, caseId)).state;
}

/** Ends the full way: the answer is out, and what became of it has been seen. Throws `missing-reason` without a note. */
export async function concludeCase(db: Database, by: By, ref: CaseRef & { readonly note: string }): Promise<void> {
  const note = requireNote(ref.note);
  await db.transaction(async (tx) => {
    const found = await lockCase(tx, ref);
    await goOn(tx, by, found, 'conclude', 'case.closed', { assigneeId: found.assigneeId, closeReason: 'answered', detail: { reason: 'answered', note } });
  });
}

/** Gives a taken case back to the queue. */
export async function putBackCase(db: Database, by: By, ref: CaseRef): Promise<void> {
  await db.transaction(async (tx) => {
    const found = await lockCase(tx, ref);
    await goOn(tx, by, found, 'put-back', 'case.put-back', { assigneeId: null });
  });
}

/** Why, in the person's own words, at most 2,000 characters. Throws `missing-reason`. */
export function requireNote(given: string): string {
  const note = given.normalize('NFC').trim().slice(0, 2000);
  if (note === '') throw new Problem('missing-reason');
  return note;
}

/** The reason as one of the list, whatever the form sent. Throws `missing-reason`. */
function requireReason(reason: string): CloseReason {
  const known = closeReasons.find((one) => one === reason);
  // "answered" ends the full way only: `concludeCase`.
  if (known === undefined || known === 'answered') throw new Problem('missing-reason');
  return known;
}

/** Closes without an answer. A case that nobody has is taken first, since closing means having assessed it: two events. */
export async function closeCase(db: Database, by: By, ref: CaseRef & { readonly reason: string; readonly note?: string }): Promise<void> {
  const reason = requireReason(ref.reason);
  const note = ref.note?.trim() ?? '';
  await db.transaction(async (tx) => {
    const before = await lockCase(tx, ref);
    let found = before;
    let began = {};
    requireStep('close', found.state === 'new' ? 'assessing' : found.state, by.account.role);
    if (found.state === 'new') {
      const { version, eventId } = await take(tx, by, found, { before: 'not-undoable' });
      began = { firstEventId: eventId };
      found = { ...found, version, state: 'assessing', assigneeId: by.account.id };
    }
    const detail = note === '' ? { reason } : { reason, note: note.slice(0, 2000) };
    await goOn(tx, by, found, 'close', 'case.closed', { assigneeId: found.assigneeId, closeReason: reason, detail, before, ...began });
  });
}

/** Brings a closed case back to the one who reopens it. Throws `missing-reason` without a note. */
export async function reopenCase(db: Database, by: By, ref: CaseRef & { readonly note: string }): Promise<void> {
  const note = requireNote(ref.note);
  await db.transaction(async (tx) => {
    const found = await lockCase(tx, ref);
    // What was answered is closed at the end of the full way, and only there.
    const before = found.closeReason === 'answered' ? 'not-undoable' : found;
    await goOn(tx, by, found, 'reopen', 'case.reopened', { assigneeId: by.account.id, detail: { note }, before });
  });
}
