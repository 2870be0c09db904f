import { requireMay } from '../accounts/index.ts';
import { record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { ClaimState } from '../model/index.ts';
import { keepUndoable, type By } from './moves.ts';

const sql = sqlBeside(import.meta.url);
type Locked = { state: ClaimState; decidedAt: string | null; register: string; version: number; voice: string };

export type Decision = { readonly caseId: number; readonly claimId: number; readonly from: ClaimState; readonly to: 'confirmed' | 'rejected' };

/**
 * A person says whether a suggested match is right. Who it was stands in the audit log only. A decision can be turned round, which is
 * recorded too. Throws `not-allowed`, `not-found` (also where the claim is of another story), `changed-meanwhile`.
 */
export async function decideClaim(db: Database, by: By, { caseId, claimId, from, to }: Decision): Promise<void> {
  requireMay(by.account.role, 'decide-claim');
  const now = by.now ?? new Date();
  await db.transaction(async (tx) => {
    const found = await tx.maybe<Locked>(sql('lock-claim'), [claimId, caseId]);
    if (found === null) throw new Problem('not-found', { what: `claim ${claimId}` });
    if (found.state === to) return;
    if (found.state !== from) throw new Problem('changed-meanwhile');
    await tx.run(sql('decide-claim'), [claimId, to, now]);
    const detail = { claim: claimId, register: found.register, version: found.version, voice: found.voice, from, to };
    const event = await record(tx, { accountId: by.account.id, action: `claim.${to}`, subject: `case:${caseId}`, detail, at: now });
    await keepUndoable(tx, by, now, { caseId, claimId, eventId: event.id, step: 'decide-claim', before: { state: found.state, decidedAt: found.decidedAt } });
  });
}
