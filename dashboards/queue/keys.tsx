// The list of keys. Single letters can be switched off (WCAG 2.1.4).

import type { View } from '../deps.ts';
import type { WordKey } from '../words/index.ts';

const keys: readonly (readonly [string, WordKey])[] = [
  ['j', 'keys.next'], ['k', 'keys.previous'], ['o', 'keys.open'], ['g', 'keys.review'], ['j k', 'keys.skip'], ['a', 'keys.take'], ['b', 'keys.put-back'],
  ['e', 'keys.close'], ['s', 'keys.aside'], ['y', 'keys.confirm'], ['n', 'keys.reject'], ['z', 'keys.undo'], ['x', 'keys.pick'], ['u', 'keys.unread'],
  ['m', 'keys.assign'], ['c', 'keys.comment'], ['1 … 9', 'keys.filters'], ['/', 'keys.search'], ['?', 'keys.all'],
];

export function KeyHelp({ view }: { view: View }) {
  const { t } = view;
  return (
    <dialog id="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">{t('keys.title')}</h2>
      <dl>{keys.map(([key, word]) => <><dt><kbd>{key}</kbd></dt><dd>{t(word)}</dd></>)}</dl>
      <label><input type="checkbox" data-keys-on checked /> {t('keys.on')}</label>
      <form method="dialog"><button class="button">{t('keys.back')}</button></form>
    </dialog>
  );
}
