// What can be no claim whatever the model says. Nobody is wrongly accused: when in doubt, nothing.

import type { Voice } from '../../src/model/index.ts';
import { placeOf, stateOf } from './marks.ts';
import { claimantsOf, type Passage } from './passages.ts';

export function isRuledOut(passage: Passage, voice: Voice): boolean {
  if (voice !== 'asserts') return false;
  return isOursByVietnam(passage) || hasNoClaimant(passage);
}

/** A paper of Viet Nam that says "our islands", or anybody who names only Viet Nam, asserts nothing against Viet Nam. */
function isOursByVietnam(passage: Passage): boolean {
  const { marks } = passage.sentence.marked;
  const claimants = claimantsOf[passage.subject];
  const namesClaimant = passage.sentence.states.some((state) => claimants.includes(state));
  const theirName = marks.some((mark) => placeOf(mark) !== null && mark.side !== null && mark.side !== 'VN');
  if (namesClaimant || theirName || passage.subject === 'sansha') return false;
  if (passage.outletCountry === 'VN') return true;
  const ownedByVietnam = marks.some((mark, at) => stateOf(mark) === 'VN' && marks.slice(at + 1, at + 3).some((next) => placeOf(next) !== null && next.start - mark.end <= 4));
  return ownedByVietnam;
}

/** Somebody has to be said to own it: a claimant in the sentence or around it, an owner's name for the place, "our", or a paper of that country. */
function hasNoClaimant(passage: Passage): boolean {
  const claimants = claimantsOf[passage.subject] as readonly string[];
  if (passage.subject === 'sansha' || passage.subject === 'line') return false;
  if (passage.statesAround.some((state) => claimants.includes(state))) return false;
  if (passage.outletCountry !== null && claimants.includes(passage.outletCountry)) return false;
  return !passage.sentence.marked.marks.some((mark) => mark.tags.includes('own') || (placeOf(mark) !== null && mark.side !== null && mark.side !== 'VN'));
}
