// Undo: a line that names the last step and takes it back, on every screen where steps are taken.

import { review, undoMinutes, undoOffer, undoSteps, type UndoOffer } from '../../src/cases/index.ts';
import { signedView, type Ctx, type Deps, type SignedView } from '../deps.ts';
import { readForm } from '../form.ts';
import { localPath } from '../guard.ts';
import { Form, Key } from '../layout/parts.tsx';
import { wordOr } from '../words/index.ts';
import { withDone } from './done.ts';

/** What the viewer could take back now. */
export const offerTo = ({ account, now }: SignedView, { db }: Deps) => undoOffer(db, account, now);

export function UndoLine({ view, offer, back }: { view: SignedView; offer: UndoOffer | null; back: string }) {
  const { t, format } = view;
  if (offer === null) return <div id="undo" />;
  const step = wordOr(t, 'undone-step', offer.step);
  const time = format.time(offer.at);
  return (
    <div id="undo">
      <Form view={view} action="/undo" back={back} class="undo-line">
        <input type="hidden" name="batch" value={offer.batch} />
        <span class="small"><span class="hidden">{t('undo.label')}: </span>{offer.cases === 1 ? t('undo.one', { step, number: offer.number, time }) : t('undo.many', { step, n: offer.cases, time })}</span>
        <button class="button" data-key="z" title={t('undo.until', { n: undoMinutes })}>{t('undo.button')} <Key>z</Key></button>
      </Form>
    </div>
  );
}

/** Takes back one press of a button, and goes back to where it was pressed with the first of its cases chosen. */
export async function undo(c: Ctx, deps: Deps) {
  const { account, now } = signedView(c);
  const form = await readForm(c);
  const { caseIds, left } = await undoSteps(deps.db, { account, now }, form.text('batch'));
  const back = new URL(localPath(form.text('back'), '/queue'), 'http://local');
  if (back.pathname === '/queue') back.searchParams.set('at', String(caseIds[0]));
  const reviewId = /^\/review\/(\d{1,9})$/.exec(back.pathname)?.[1];
  const of = reviewId === undefined ? null : await review(deps.db, account.id, Number(reviewId));
  // In a review, the story that was decided comes back; from the summary one goes on with the summary.
  if (of !== null && Number(back.searchParams.get('n')) <= of.caseIds.length) back.searchParams.set('n', String(Math.max(of.caseIds.indexOf(caseIds[0] ?? 0), 0) + 1));
  return c.redirect(withDone(back.pathname + back.search, left > 0 ? 'undone-some' : 'undone'), 303);
}
