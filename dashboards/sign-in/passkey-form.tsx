// The form that asks the browser for a passkey. Without scripts there are no passkeys, so it is hidden until assets/passkeys.js shows it.

import type { Child } from 'hono/jsx';
import { assetUrl } from '../assets.ts';
import type { View } from '../deps.ts';

/** `make` creates a passkey, `use` opens one. `action` takes the answer; what is to be answered comes from `action`/options. */
export function PasskeyForm(props: { readonly view: View; readonly how: 'make' | 'use'; readonly action: string; readonly label: string; readonly first?: boolean; readonly children?: Child }) {
  const { view, how, action, label } = props;
  return (
    <form method="post" action={action} class="fields passkey" data-passkey={how} data-cancelled={view.t('passkey.cancelled')} data-broken={view.t('passkey.broken')} hidden>
      <input type="hidden" name="_token" value={view.csrf} />
      {props.children}
      <button class={props.first === true ? 'button first' : 'button'} type="submit">{label}</button>
      <p class="notice alert" role="alert" hidden />
    </form>
  );
}

/** Once a page that has such a form. */
export function PasskeyScripts({ view }: { readonly view: View }) {
  return (
    <>
      <noscript><p class="small quiet">{view.t('passkey.needs-script')}</p></noscript>
      <script src={assetUrl('webauthn.js')} defer />
      <script src={assetUrl('passkeys.js')} defer />
    </>
  );
}
