// What a person does with a case. Each function is one step of the table in workflow.ts.

import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import { closeReasons, type Account, type CaseState, type CloseReason } from '../model/index.ts';
import { requireStep, type StepName } from './workflow.ts';

const sql = sqlBeside(import.meta.url);

/** Who acts, and when. */
export type By = { readonly account: Account; readonly now?: Date };
/** A case as the person saw it: `version` refuses a step on what somebody else has changed since. */
export type CaseRef = { readonly caseId: number; readonly version: number };
type Locked = { id: number; state: CaseState; assigneeId: number | null; version: number };
type Change = { readonly assigneeId: number | null; readonly closeReason?: CloseReason; readonly detail?: Record<string, unknown> };

/** Reads the case and keeps others from changing it until the transaction ends. Throws `not-found` or `changed-meanwhile`. */
async function lockCase(tx: Database, { caseId, version }: CaseRef): Promise<Locked> {
  const found = await tx.maybe<Locked>(sql('lock-case'), [caseId]);
  if (found === null) throw new Problem('not-found', { what: `case ${caseId}` });
  if (found.version !== version) throw new Problem('changed-meanwhile');
  return found;
}

/** Takes one step: checks, writes, records. Gives the version that the next step must name. */
async function goOn(tx: Database, by: By, found: Locked, name: StepName, action: string, change: Change): Promise<number> {
  const step = requireStep(name, found.state, by.account.role);
  const now = by.now ?? new Date();
  const { version } = await tx.one<{ version: number }>(sql('move-case'), [
    found.id, step.to, change.assigneeId, change.closeReason ?? null, step.to === 'closed' ? now : null, now,
  ]);
  const detail = { from: found.state, to: step.to, ...change.detail };
  await record(tx, { accountId: by.account.id, action, subject: `case:${found.id}`, detail, at: now });
  return version;
}

/** Throws `not-allowed`, `wrong-step`, `changed-meanwhile`, `not-found`. */
export async function takeCase(db: Database, by: By, ref: CaseRef): Promise<void> {
  await db.transaction(async (tx) => {
    const found = await lockCase(tx, ref);
    await take(tx, by, found);
  });
}

async function take(tx: Database, by: By, found: Locked): Promise<number> {
  const handedOver = found.assigneeId !== null && found.assigneeId !== by.account.id;
  const detail = handedOver ? { takenFrom: found.assigneeId } : {};
  return goOn(tx, by, found, 'take', 'case.taken', { assigneeId: by.account.id, detail });
}

/** Gives a taken case back to the queue. */
export async function putBackCase(db: Database, by: By, ref: CaseRef): Promise<void> {
  await db.transaction(async (tx) => {
    const found = await lockCase(tx, ref);
    await goOn(tx, by, found, 'put-back', 'case.put-back', { assigneeId: null });
  });
}

/** The reason as one of the list, whatever the form sent. Throws `missing-reason`. */
function requireReason(reason: string): CloseReason {
  const known = closeReasons.find((one) => one === reason);
  // "answered" ends the full way only: there is no response on record yet.
  if (known === undefined || known === 'answered') throw new Problem('missing-reason');
  return known;
}

/** Closes without an answer. A case that nobody has is taken first, since closing means having assessed it: two events. */
export async function closeCase(db: Database, by: By, ref: CaseRef & { readonly reason: string; readonly note?: string }): Promise<void> {
  const reason = requireReason(ref.reason);
  const note = ref.note?.trim() ?? '';
  await db.transaction(async (tx) => {
    let found = await lockCase(tx, ref);
    requireStep('close', found.state === 'new' ? 'assessing' : found.state, by.account.role);
    if (found.state === 'new') {
      const version = await take(tx, by, found);
      found = { ...found, version, state: 'assessing', assigneeId: by.account.id };
    }
    const detail = note === '' ? { reason } : { reason, note: note.slice(0, 2000) };
    await goOn(tx, by, found, 'close', 'case.closed', { assigneeId: found.assigneeId, closeReason: reason, detail });
  });
}

/** Brings a closed case back to the one who reopens it. Throws `missing-reason` without a note. */
export async function reopenCase(db: Database, by: By, ref: CaseRef & { readonly note: string }): Promise<void> {
  const note = ref.note.trim();
  if (note === '') throw new Problem('missing-reason');
  await db.transaction(async (tx) => {
    const found = await lockCase(tx, ref);
    await goOn(tx, by, found, 'reopen', 'case.reopened', { assigneeId: by.account.id, detail: { note: note.slice(0, 2000) } });
  });
}
