// The first steps of a new office, ticked off by what the archive holds. On Today until they are done or put away; always under /guide.

import { may } from '../../src/accounts/index.ts';
import { firstSteps, setGuideDismissed, type FirstSteps, type StepName } from '../../src/office/index.ts';
import { signedView, type Ctx, type Deps, type SignedView } from '../deps.ts';
import { readForm } from '../form.ts';
import { Chip, Form } from '../layout/parts.tsx';
import { showPage } from '../layout/page.tsx';
import { withDone } from '../queue/index.tsx';
import { viewOf } from './frame.tsx';

/** Where a step is taken. */
const places: Record<StepName, string> = { password: '/account', profile: '/admin/profile', source: '/sources/add', channel: '/alerts', colleagues: '/admin/users#invite', letterhead: '/admin/letterhead', backup: '/admin/backups' };

const channelsOf = ({ alertChannels }: Deps) => (alertChannels ?? []).filter(({ kind }) => kind !== 'screen').length;

function Step({ view, guide, name, done, number, alone }: { view: SignedView; guide: FirstSteps; name: StepName; done: boolean; number: number; alone: boolean }) {
  const { t } = view;
  const Title = alone ? 'h2' : 'h3';
  // Where the sample press is watched, the first source needs an archive of its own.
  const explained = name === 'source' && guide.fictional ? t('guide.source-fictional') : t(`guide.${name}-help`);
  return (
    <li class={done ? 'step done-step' : 'step'}>
      <span class="tick" aria-hidden="true">{done ? '✓' : number}</span>
      <div>
        <Title>{done ? t(`guide.${name}`) : <a href={places[name]}>{t(`guide.${name}`)}</a>} {done ? <Chip tone="good">{t('guide.done')}</Chip> : <span class="hidden">{t('guide.open')}</span>}</Title>
        <p class="small quiet">{explained}</p>
        {name === 'source' && guide.fictional ? <p class="small"><code class="address">HAIDANG_DATA=data-bao-that bin/haidang sources add https://…</code></p> : null}
      </div>
    </li>
  );
}

/** `alone` on a page of its own, where its steps stand right under the title. */
function Guide({ view, guide, alone = false }: { view: SignedView; guide: FirstSteps; alone?: boolean }) {
  const { t } = view;
  const done = guide.steps.filter((step) => step.done).length;
  return (
    <>
      <p>{t(guide.fictional ? 'guide.what-fictional' : 'guide.what')}</p>
      <p class="small quiet">{t('guide.progress', { done, all: guide.steps.length })}</p>
      <ol class="steps-list">{guide.steps.map((step, at) => <Step view={view} guide={guide} name={step.name} done={step.done} number={at + 1} alone={alone} />)}</ol>
    </>
  );
}

/** For Today: what is left of the first steps, for those who can take them; null where all is done or put away. */
export async function FirstStepsPanel({ view }: { view: SignedView }) {
  const { t, deps, account } = view;
  if (!may(account.role, 'manage-office')) return null;
  const guide = await firstSteps(deps.db, { channels: channelsOf(deps) });
  if (guide.dismissed || guide.steps.every(({ done }) => done)) return null;
  return (
    <section class="panel guide" aria-labelledby="guide">
      <header class="with-action"><h2 id="guide">{t('guide.title')}</h2><Form view={view} action="/guide" back="/"><input type="hidden" name="dismissed" value="yes" /><button class="plain-button">{t('guide.dismiss')}</button></Form></header>
      <Guide view={view} guide={guide} />
    </section>
  );
}

/** The guide by itself, for everybody; who may not take a step reads what the others do. */
export async function showGuide(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const { t } = view;
  const guide = await firstSteps(deps.db, { channels: channelsOf(deps) });
  const manages = may(view.account.role, 'manage-office');
  return showPage(c, {
    view, title: t('guide.title'), current: '',
    children: (
      <div class="sheet guide">
        <header><h1>{t('guide.title')}</h1></header>
        <Guide view={view} guide={guide} alone />
        {manages && guide.dismissed ? <Form view={view} action="/guide"><input type="hidden" name="dismissed" value="no" /><button class="button">{t('guide.bring-back')}</button></Form> : null}
        {manages ? null : <p class="small quiet">{t('guide.by-administrator')}</p>}
      </div>
    ),
  });
}

export async function dismissGuide(c: Ctx, deps: Deps) {
  const view = viewOf(c, 'manage-office');
  const dismissed = (await readForm(c)).text('dismissed') !== 'no';
  await setGuideDismissed(deps.db, view.account, dismissed);
  return c.redirect(withDone('/', dismissed ? 'guide-away' : 'guide-back'), 303);
}
