// Setting up one-time codes: the picture to scan, a first code to show that it arrived, then the recovery codes, shown once.

import { Hono } from 'hono';
import { raw } from 'hono/html';
import encodeQR from 'qr';
import { codeState, confirmCode, newRecoveryCodes, requireProven, startCode, turnOffCode, unconfirmedKey, type CodeKey } from '../../src/accounts/index.ts';
import { Problem } from '../../src/errors.ts';
import type { Ctx, Deps, Env, SignedView } from '../deps.ts';
import { readForm } from '../form.ts';
import { rulesOf } from '../guard.ts';
import { Form } from '../layout/parts.tsx';
import { showPage } from '../layout/page.tsx';
import { statusOf } from '../problem-page.tsx';
import { atDoor, orProblem } from '../sign-in/doors.ts';
import { Wrong } from '../sign-in/page.tsx';
import { ownView } from './own.ts';

type ShowAccount = (c: Ctx, problem: Problem) => Response | Promise<Response>;

/** Dark on light in every colour scheme: cameras expect it so. Drawn here, by no service. */
function QrPicture({ view, address }: { readonly view: SignedView; readonly address: string }) {
  return <div class="qr" role="img" aria-label={view.t('code.picture')}>{raw(encodeQR(address, 'svg', { border: 4, ecc: 'medium' }))}</div>;
}

function showKey(c: Ctx, view: SignedView, key: CodeKey, problem?: Problem) {
  const { t } = view;
  const children = (
    <div class="sheet own">
      <h1>{t('code.set-up')}</h1>
      <Wrong view={view} problem={problem} />
      <ol class="own-steps">
        <li>
          <h2>{t('code.step-scan')}</h2>
          <p>{t('code.step-scan-help')}</p>
          <QrPicture view={view} address={key.address} />
          <p>{t('code.typed')} <code class="key">{key.typed}</code></p>
        </li>
        <li>
          <h2>{t('code.step-type')}</h2>
          <Form view={view} action="/account/code/confirm" class="fields">
            <label for="code">{t('second.code')}</label>
            <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength={9} pattern="[0-9 ]*" required aria-describedby={problem === undefined ? undefined : 'wrong'} />
            <div class="actions"><button class="button first" type="submit">{t('code.turn-on')}</button><a class="button" href="/account">{t('password.back')}</a></div>
          </Form>
        </li>
      </ol>
    </div>
  );
  return showPage(c, { view: { ...view, path: '/account/code' }, title: t('code.set-up'), current: '/account', children });
}

function showRecoveryCodes(c: Ctx, view: SignedView, codes: readonly string[]) {
  const { t } = view;
  const children = (
    <div class="sheet own">
      <h1>{t('recovery.title')}</h1>
      <p class="notice read" role="status">{t('recovery.once')}</p>
      <p>{t('recovery.what')}</p>
      <ol class="recovery">{codes.map((code) => <li><code>{code}</code></li>)}</ol>
      <p class="actions"><a class="button first" href="/account">{t('recovery.kept')}</a></p>
    </div>
  );
  return showPage(c, { view: { ...view, path: '/account' }, title: t('recovery.title'), current: '/account', children });
}

async function confirm(c: Ctx, deps: Deps, showAccount: ShowAccount) {
  const view = ownView(c);
  const { text } = await readForm(c);
  const codes = await atDoor(c, async () => {
    requireProven(view.session, view.now);
    return confirmCode(deps.db, view.account, text('code').slice(0, 20), view.now, rulesOf(deps));
  });
  if (!(codes instanceof Problem)) return showRecoveryCodes(c, view, codes);
  const key = codes.code === 'wrong-code' ? await unconfirmedKey(deps.db, view.account, rulesOf(deps)) : null;
  if (key === null) return showAccount(c, codes);
  c.status(statusOf(codes));
  return showKey(c, view, key, codes);
}

export function codeRoutes(deps: Deps, showAccount: ShowAccount): Hono<Env> {
  const { db } = deps;
  return new Hono<Env>()
    .get('/account/code', async (c) => {
      const view = ownView(c);
      const { state } = await codeState(db, view.account.id);
      const key = state === 'started' ? await orProblem(() => unconfirmedKey(db, view.account, rulesOf(deps))) : null;
      if (key instanceof Problem) return showAccount(c, key);
      return key === null ? c.redirect('/account', 303) : showKey(c, view, key);
    })
    .post('/account/code', async (c) => {
      const view = ownView(c);
      const started = await orProblem(async () => {
        requireProven(view.session, view.now);
        await startCode(db, view.account, view.now, rulesOf(deps));
      });
      return started instanceof Problem ? showAccount(c, started) : c.redirect('/account/code', 303);
    })
    .post('/account/code/confirm', (c) => confirm(c, deps, showAccount))
    .post('/account/code/recovery', async (c) => {
      const view = ownView(c);
      const codes = await orProblem(async () => {
        requireProven(view.session, view.now);
        return newRecoveryCodes(db, view.account.id, view.now);
      });
      return codes instanceof Problem ? showAccount(c, codes) : showRecoveryCodes(c, view, codes);
    })
    .post('/account/code/off', async (c) => {
      const view = ownView(c);
      const off = await orProblem(async () => {
        requireProven(view.session, view.now);
        await turnOffCode(db, view.account.id, view.now);
      });
      return off instanceof Problem ? showAccount(c, off) : c.redirect('/account?done=code-off', 303);
    });
}
