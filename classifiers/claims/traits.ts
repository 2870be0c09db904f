// Traits of a whole article: how many of its sentences speak, deny, name a state. An opinion piece and a report differ in these more than in any one sentence.

import type { Tag } from './lexicon.ts';
import type { MarkedSentence } from './passages.ts';

const counted: readonly Tag[] = ['say', 'claim', 'reject', 'own', 'disputed', 'belong', 'territory', 'ancient', 'lost', 'VN', 'CN', 'TW', 'PH', 'MY', 'KH', 'LA', 'negation', 'map', 'contrast'];
/** Fewer sentences under a title tell nothing of how an article speaks. */
const least = 3;

/** Empty where there is no title or hardly any text. */
export function traitsOf(sentences: readonly MarkedSentence[]): readonly string[] {
  const body = sentences.filter(({ inTitle }) => !inTitle);
  const title = sentences.filter(({ inTitle }) => inTitle);
  if (body.length < least || title.length === 0) return [];
  const traits = counted.flatMap((tag) => [
    `doc:${tag}:${amount(body.filter((sentence) => has(sentence, tag)).length, body.length)}`,
    ...(title.some((sentence) => has(sentence, tag)) ? [`doctitle:${tag}`] : []),
  ]);
  traits.push(`doc:quotes:${amount(body.filter(({ text }) => /["“”«»「」『』]/.test(text)).length, body.length)}`);
  if (body.some(({ text }) => /[?？]/.test(text))) traits.push('doc:?');
  if (body.some(({ text }) => /[!！]/.test(text))) traits.push('doc:!');
  return traits;
}

const has = ({ marked: { marks } }: MarkedSentence, tag: Tag) => marks.some((mark) => mark.tags.includes(tag));

const amount = (part: number, whole: number) => (part === 0 ? 'none' : part / whole <= 0.15 ? 'few' : part / whole <= 0.4 ? 'some' : 'many');
