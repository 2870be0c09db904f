// Undo: the one who took a step takes it back, for half an hour and as long as nobody else has acted on the case. The record only grows, so
// undoing is an event of its own that names the one it undoes.

import { record } from '../audit/index.ts';
import { requireMay } from '../accounts/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { Account, ClaimState } from '../model/index.ts';
import { lockCaseNow, writeStanding, type By, type Standing } from './moves.ts';
import { steps, type UndoableStep } from './workflow.ts';

const sql = sqlBeside(import.meta.url);

/** How long a step can be taken back. */
export const undoMinutes = 30;
/** Steps taken earlier cannot be taken back any more. */
export const undoableSince = (now: Date) => new Date(now.getTime() - undoMinutes * 60_000);

/** What the next undo of a person would take back. */
export type UndoOffer = {
  readonly batch: string;
  readonly step: UndoableStep;
  readonly at: Date;
  /** Cases that it changed, and the number of the first of them. */
  readonly cases: number;
  readonly number: string;
  readonly caseId: number;
};

/** The last step of this person that can be taken back now, or null. One whose cases others have all changed since is not offered. */
export async function undoOffer(db: Database, account: Account, now: Date): Promise<UndoOffer | null> {
  const found = await db.maybe<UndoOffer & { free: number }>(sql('undo-offer'), [account.id, undoableSince(now)]);
  if (found === null || found.free === 0) return null;
  const { batch, step, at, cases, number, caseId } = found;
  return { batch, step, at, cases, number, caseId };
}

type Kept = { id: number; caseId: number; claimId: number | null; eventId: number; firstEventId: number; step: UndoableStep; at: Date; before: unknown; undoneAt: Date | null };
type ClaimBefore = { readonly state: ClaimState; readonly decidedAt: string | null };

async function undoStep(tx: Database, by: By, now: Date, kept: Kept): Promise<void> {
  const found = await lockCaseNow(tx, kept.caseId);
  const { acted } = await tx.one<{ acted: boolean }>(sql('acted-since'), [kept.caseId, kept.eventId, by.account.id]);
  // Two presses at once: the lock above lets one of them come first.
  if ((await tx.run(sql('mark-undone'), [kept.id, now])) === 0) throw new Problem('nothing-to-undo');
  if (acted) throw new Problem('acted-since');
  const { action } = await tx.one<{ action: string }>(sql('action-of-event'), [kept.eventId]);
  const detail: Record<string, unknown> = { undoes: kept.eventId, undone: action, ...(kept.firstEventId === kept.eventId ? {} : { since: kept.firstEventId }) };
  if (kept.claimId === null) {
    const before = kept.before as Standing;
    await writeStanding(tx, found.id, before, now);
    Object.assign(detail, { from: found.state, to: before.state });
  } else {
    const before = kept.before as ClaimBefore;
    await tx.run(sql('decide-claim'), [kept.claimId, before.state, before.decidedAt]);
    Object.assign(detail, { claim: kept.claimId, to: before.state });
  }
  await record(tx, { accountId: by.account.id, action: 'case.undone', subject: `case:${kept.caseId}`, detail, at: now });
}

export type Undone = { readonly step: UndoableStep; readonly caseIds: readonly number[]; /** Cases that somebody has changed since; they stay as they are. */ readonly left: number };

/**
 * Takes back everything that one press of a button did, case by case. Throws `nothing-to-undo` where this person did no such thing or has
 * taken it back, `undo-too-late` after half an hour, `acted-since` where others have changed all of it, `not-allowed` for a role lost since.
 */
export async function undoSteps(db: Database, by: By, batch: string): Promise<Undone> {
  const now = by.now ?? new Date();
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(batch)) throw new Problem('nothing-to-undo');
  const all = await db.rows<Kept>(sql('steps-of-batch'), [by.account.id, batch]);
  const open = all.filter(({ undoneAt }) => undoneAt === null);
  const first = open[0];
  if (first === undefined) throw new Problem('nothing-to-undo');
  requireMay(by.account.role, steps.find(({ name }) => name === first.step)?.needs ?? 'decide-claim');
  if (open.every(({ at }) => at < undoableSince(now))) throw new Problem('undo-too-late', { minutes: undoMinutes });
  const caseIds: number[] = [];
  for (const kept of open) {
    try {
      await db.transaction((tx) => undoStep(tx, by, now, kept));
      caseIds.push(kept.caseId);
    } catch (thrown) {
      if (!(thrown instanceof Problem) || !['acted-since', 'nothing-to-undo'].includes(thrown.code)) throw thrown;
    }
  }
  if (caseIds.length === 0) throw new Problem('acted-since');
  return { step: first.step, caseIds, left: open.length - caseIds.length };
}
