// Words for what became of an article after it was first kept.

import type { viChanges } from './vi-changes.ts';

export const enChanges: Readonly<Record<keyof typeof viChanges, string>> = {
  'change.title': 'Changes after publication',
  'change.number': 'Change in reading {number}, against reading {from}',
  'change.changed': 'Changed without a note',
  'change.correction-note': 'Correction note',
  'change.updated': 'Said to be updated',
  'change.withdrawn': 'The page says the article was withdrawn',
  'change.gone': 'The page is gone',
  'change.back': 'The page can be read again',
  'change.says': 'The page says:',
  'change.notice': 'The notice in the article’s place',
  'change.kept-text': 'The earlier reading is kept as it was.',
  'change.legend': 'Added words are underlined, after a +; removed words are struck through, after a −.',
  'change.added': 'added:',
  'change.removed': 'removed:',
  'change.same-lines': '{n} sentence unchanged|{n} sentences unchanged',
  'change.compare': 'See what differs',
  'timeline.changed': '{outlet} changed the article without a note',
  'timeline.correction-note': '{outlet} corrected the article',
  'timeline.updated': '{outlet} updated the article',
  'timeline.withdrawn': '{outlet} withdrew the article',
  'timeline.gone': 'the page of {outlet} is gone',
  'timeline.back': 'the page of {outlet} can be read again',
};
