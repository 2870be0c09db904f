import type { Session } from '../../src/accounts/index.ts';
import { signedView, type Ctx, type SignedView } from '../deps.ts';

export type OwnView = SignedView & { readonly session: Session };

/** The view of this page's owner, with the session they came with. */
export function ownView(c: Ctx): OwnView {
  const view = signedView(c);
  if (view.session === null) throw new Error('My account was reached without a session.');
  return { ...view, session: view.session };
}
