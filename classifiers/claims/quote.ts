// The quote: the shortest clause of a sentence that still carries the claim.

import type { Voice } from '../../src/model/index.ts';
import { splitClauses } from '../segment/index.ts';
import { fold } from './fold.ts';
import type { State } from './lexicon.ts';
import { markText, originalSlice, placeOf, stateOf, type Mark } from './marks.ts';
import { namingQuote } from './naming.ts';
import { claimantsOf, type Passage } from './passages.ts';

const shortest = 12;

/** Copied exactly from the sentence: the name with its owner where naming is the claim, else the clauses that name the place and say whose it is. */
export function quoteFrom(passage: Passage, voice: Voice): string {
  const { text } = passage.sentence;
  const naming = voice === 'asserts' && !statesTitle(passage) ? namingQuote(passage) : null;
  if (naming !== null) return naming;
  const clauses = splitClauses(text, passage.language);
  for (let length = 1; length < clauses.length; length += 1) {
    const runs = clauses.slice(0, clauses.length - length + 1).map((first, at) => {
      const last = clauses[at + length - 1]!;
      return text.slice(first.start, last.start + last.text.length);
    });
    const telling = runs.filter((run) => carries(run, passage)).sort((a, b) => a.length - b.length);
    if (telling[0] !== undefined) return trimmed(telling[0], passage);
  }
  return trimmed(text, passage);
}

/** Without who says it and without what else is done, where the rest carries the claim by itself. */
function trimmed(run: string, passage: Passage): string {
  return withoutEdges(withoutTail(withoutSpeaker(run, passage), passage));
}

/** "The ministry said that …": what follows the last word of speech before the place. */
function withoutSpeaker(run: string, passage: Passage): string {
  const marked = markText(run, passage.language);
  const place = marked.marks.findIndex((mark) => placeOf(mark) !== null || (passage.subject === 'border' && mark.tags.includes('marker')));
  const speech = marked.marks.slice(0, Math.max(0, place)).findLast((mark) => mark.tags.includes('say') || mark.tags.includes('claim'));
  if (!speech) return run;
  const rest = originalSlice(run, marked, speech.end, marked.folded.text.length).replace(conjunction, '');
  return rest.length < run.length * longestKept && !/[”»」』]/u.test(rest) && carries(rest, passage) ? rest : run;
}

/** "… and asked Viet Nam to leave": a second predicate that names no place and no claimant. */
function withoutTail(run: string, passage: Passage): string {
  for (const found of [...run.matchAll(joining)].reverse()) {
    const tail = run.slice(found.index);
    const { marks } = markText(tail, passage.language);
    if (marks.some((mark) => placeOf(mark) !== null || claimantsOf[passage.subject].includes(stateOf(mark) as State))) continue;
    const rest = run.slice(0, found.index);
    if (tail.length > run.length * (1 - longestKept) && carries(rest, passage)) return rest;
  }
  return run;
}

/** A quote that loses little keeps its speaker and its tail: they tell whose words they are. */
const longestKept = 0.75;
const conjunction = /^(?:\s|,|:|that\b|qu(?:e\b|['’])|rằng|là\b|что\b|ว่า|ວ່າ|ថា|，|：)+/u;
const joining = /\s(?:and|et|và|и|ແລະ|និង|ហើយ|whose|while|alors que)\s|และ|并(?=[^列])|並且/gu;

/** A sentence that states a title ("belongs to", "since ancient times") is quoted with what it states. */
function statesTitle({ subject, sentence: { marked: { marks } } }: Passage): boolean {
  return subject === 'border' || marks.some((mark) => stateOf(mark) === null && mark.tags.some((tag) => tag === 'belong' || tag === 'ancient' || tag === 'lost'));
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
