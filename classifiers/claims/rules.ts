// What can be no assertion whatever the model says, and what needs more certainty. Nobody is wrongly accused: when in doubt, nothing.

import type { Voice } from '../../src/model/index.ts';
import type { State, Tag } from './lexicon.ts';
import { placeOf, stateOf, type Mark } from './marks.ts';
import { claimantsOf, type Passage } from './passages.ts';

export function isRuledOut(passage: Passage, voice: Voice): boolean {
  if (voice !== 'asserts') return false;
  return isOursByVietnam(passage) || hasNoClaimant(passage) || saysNotWhose(passage) || isOtherPlace(passage);
}

/** Words of rejection or of speech make an assertion doubtful, unless the outlet itself names the place as that state's. */
export function isDoubtful(passage: Passage): boolean {
  if (has(passage, 'reject')) return true;
  return (has(passage, 'say') || has(passage, 'claim') || has(passage, 'socalled')) && !isNamedAsTheirs(passage);
}

const has = (passage: Passage, ...tags: readonly Tag[]) => passage.sentence.marked.marks.some((mark) => mark.tags.some((tag) => tags.includes(tag)));
const isPlace = (passage: Passage, mark: Mark) => placeOf(mark) !== null || (passage.subject === 'border' && mark.tags.includes('marker'));

/** "China's Xisha", "quần đảo Tây Sa của Trung Quốc", "中国西沙": a claimant beside the name with nothing but a word of possession between. */
export function isNamedAsTheirs(passage: Passage): boolean {
  const claimants = claimantsOf[passage.subject];
  const marks = passage.sentence.marked.marks.filter((mark) => !mark.tags.includes('of') || stateOf(mark) !== null);
  return marks.some((mark, at) => {
    const next = marks[at + 1];
    if (!next || next.start - mark.end > longestGap) return false;
    const owner = (one: Mark) => claimants.includes(stateOf(one) as State) || one.tags.includes('own');
    return (owner(mark) && isPlace(passage, next)) || (isPlace(passage, mark) && owner(next));
  });
}

/** Letters that endings, articles and a word such as "islands" may take between owner and name. */
const longestGap = 14;

/** A paper of Viet Nam that says "our islands", or anybody who names only Viet Nam, asserts nothing against Viet Nam. */
function isOursByVietnam(passage: Passage): boolean {
  const { marks } = passage.sentence.marked;
  const claimants = claimantsOf[passage.subject];
  const namesClaimant = passage.sentence.states.some((state) => claimants.includes(state));
  const theirName = marks.some((mark) => placeOf(mark) !== null && mark.side !== null && mark.side !== 'VN');
  if (namesClaimant || theirName || passage.subject === 'sansha') return false;
  if (passage.outletCountry === 'VN') return true;
  return marks.some((mark, at) => stateOf(mark) === 'VN' && marks.slice(at + 1, at + 3).some((next) => placeOf(next) !== null && next.start - mark.end <= 4));
}

/** Somebody has to be said to own it: a claimant in the sentence or around it, an owner's name for the place, "our", or a paper of that country. */
function hasNoClaimant(passage: Passage): boolean {
  const claimants = claimantsOf[passage.subject] as readonly string[];
  if (passage.subject === 'sansha' || passage.subject === 'line') return false;
  if (passage.statesAround.some((state) => claimants.includes(state))) return false;
  if (passage.outletCountry !== null && claimants.includes(passage.outletCountry)) return false;
  return !passage.sentence.marked.marks.some((mark) => mark.tags.includes('own') || (placeOf(mark) !== null && mark.side !== null && mark.side !== 'VN'));
}

/** Holding, patrolling, visiting or merely naming is no claim of right; a border that is measured or discussed has not been moved. */
function saysNotWhose(passage: Passage): boolean {
  if (passage.subject === 'border') return !has(passage, 'move', 'lost', 'negation', 'belong');
  if (passage.subject === 'sansha') return false;
  if (isNamedAsTheirs(passage)) return passage.subject === 'islands' && has(passage, 'control') && !has(passage, 'belong', 'territory', 'own', 'ancient');
  if (has(passage, 'control') && !has(passage, 'belong', 'territory', 'own', 'ancient', 'lost')) return true;
  return !has(passage, 'own', 'belong', 'territory', 'admin', 'lost', 'ancient', 'map');
}

const guangzhou = /guangzhou|quảng châu|广州|広州|광저우|กว่างโจว|กวางโจว|ກວາງໂຈວ|ក្វាងចូវ|canton\b|гуанчжоу/;

/** Nansha is also a district of Guangzhou. */
function isOtherPlace(passage: Passage): boolean {
  const around = [passage.sentence, passage.previous, passage.next, passage.title].filter((one) => one !== null);
  if (!around.some((one) => guangzhou.test(one.marked.folded.text))) return false;
  return passage.sentence.marked.marks.filter((mark) => placeOf(mark) === 'spratly').every((mark) => mark.side === 'CN' && mark.end - mark.start <= 7);
}
