// How many texts wait for this person's approval: the number beside "Approvals" in the rail.

import { may } from '../../src/accounts/index.ts';
import type { Database } from '../../src/database/index.ts';
import type { Account } from '../../src/model/index.ts';
import { mayApprove, waitingForApproval } from '../../src/responses/index.ts';

/** Zero for whoever approves nothing; the database is not asked then. */
export async function approvalsFor(db: Database, account: Account): Promise<number> {
  if (!may(account.role, 'approve-content') && !may(account.role, 'approve-release')) return 0;
  return (await waitingForApproval(db, account)).filter((waiting) => mayApprove(account, waiting)).length;
}
