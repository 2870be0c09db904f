// Two readings of one article set against each other: which sentences differ, and what the outlet itself says of it. Pure and bounded.

import type { Comparison } from '../../src/model/index.ts';
import { isReplaced, recogniseCorrection } from './correction.ts';
import { differenceOf, isFlickerOnly, type Text } from './difference.ts';

export { differenceOf, isFlickerOnly, type Text } from './difference.ts';
export { recogniseCorrection } from './correction.ts';

/** Everything that is said of a change. `replaced`: hardly anything of the earlier text is left, as where a notice stands in its place. */
export function compareTexts(before: Text, after: Text, language: string): Comparison {
  const difference = differenceOf(before, after, language);
  return { difference, correction: recogniseCorrection(before, after, language, difference), flickerOnly: isFlickerOnly(difference), replaced: isReplaced(difference, after) };
}
