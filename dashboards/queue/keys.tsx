// The list of keys. Single letters can be switched off (WCAG 2.1.4).

import type { View } from '../deps.ts';
import type { WordKey } from '../words/index.ts';

const keys: readonly (readonly [string, WordKey])[] = [
  ['j', 'keys.next'], ['k', 'keys.previous'], ['o', 'keys.open'], ['a', 'keys.take'], ['x', 'keys.pick'], ['e', 'keys.close'],
  ['y', 'keys.confirm'], ['n', 'keys.reject'], ['c', 'keys.comment'], ['/', 'keys.search'], ['?', 'keys.all'],
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
