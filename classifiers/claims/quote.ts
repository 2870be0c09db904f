// The quote: the shortest clause of a sentence that still carries the claim.

import { splitClauses } from '../segment/index.ts';
import { fold } from './fold.ts';
import { markText, placeOf, stateOf, type Mark } from './marks.ts';
import type { Passage } from './passages.ts';

const shortest = 12;
/** A clause that is less than this share of its sentence is quoted with its neighbours: alone it seldom tells whose words it is. */
const leastShare = 0.4;

/** The shortest run of clauses, copied exactly from the sentence, that names the place and says whose it is. */
export function quoteFrom(passage: Passage): string {
  const { text } = passage.sentence;
  const clauses = splitClauses(text, passage.language);
  for (let length = 1; length < clauses.length; length += 1) {
    const runs = clauses.slice(0, clauses.length - length + 1).map((first, at) => {
      const last = clauses[at + length - 1]!;
      return text.slice(first.start, last.start + last.text.length);
    });
    const telling = runs.filter((run) => run.length >= text.length * leastShare && carries(run, passage)).sort((a, b) => a.length - b.length);
    if (telling[0] !== undefined) return withoutEdges(telling[0]);
  }
  return withoutEdges(text);
}

function carries(run: string, passage: Passage): boolean {
  if (fold(run).text.trim().length < shortest && !/[\p{Script=Han}\p{Script=Hiragana}]/u.test(run)) return false;
  const { marks } = markText(run, passage.language);
  const names = marks.some((mark) => placeOf(mark) !== null) || (passage.subject === 'border' && marks.some((mark) => mark.tags.includes('marker')));
  return (names || !passage.named) && marks.some(saysWhose);
}

function saysWhose(mark: Mark): boolean {
  const state = stateOf(mark);
  if (state !== null) return state !== 'VN';
  return mark.tags.some((tag) => tag === 'own' || tag === 'belong' || tag === 'territory' || tag === 'lost' || tag === 'move' || tag === 'admin' || tag === 'reject');
}

/** White space and marks that belong to no clause are left out; quotation marks stay where both are there. */
function withoutEdges(run: string): string {
  const trimmed = run.replace(/^[\s,;:，；：、–—-]+/u, '').replace(/[\s,;:，；：、–—-]+$/u, '').replace(/[.。।]$/u, '');
  return trimmed === '' ? run.trim() : trimmed;
}
