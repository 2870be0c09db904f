// The digest as it will be printed, inside a page of the desk.

import { raw } from 'hono/html';
import { paperClass, renderFragment, type Drawable } from '../../src/digests/index.ts';
import type { View } from '../deps.ts';

/** The fragment is escaped where it is made; the style sheet is a file of ours, as the security headers ask. */
export function Paper({ view, digest }: { view: View; digest: Drawable }) {
  return (
    <>
      <link rel="stylesheet" href="/digest/paper.css" />
      <article class={paperClass} lang={view.lang} aria-label={view.t('digest.paper')}>{raw(renderFragment(digest, view.lang))}</article>
    </>
  );
}
