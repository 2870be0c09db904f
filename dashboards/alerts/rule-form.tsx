// One rule as a form: of alerts (who hears when) or of watching (what is to be read).

import type { KeptRule } from '../../src/alerts/index.ts';
import type { ListedWatchRule } from '../../src/flags/index.ts';
import { aboutLabels, flagKinds, sentiments, sourceKinds, topics, voices, type AlertFilter, type Channel } from '../../src/model/index.ts';
import type { SignedView } from '../deps.ts';
import { Form } from '../layout/parts.tsx';
import { wordOr, type WordKey } from '../words/index.ts';

type Given = { readonly view: SignedView };

function Ticks({ view, name, legend, group, values, chosen }: Given & { name: string; legend: string; group: string; values: readonly string[]; chosen: readonly string[] | undefined }) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="tags">
        {values.map((value) => <label><input type="checkbox" name={name} value={value} checked={chosen?.includes(value) === true} /> {wordOr(view.t, group, value)}</label>)}
      </div>
    </fieldset>
  );
}

function Line({ id, label, value, hint, type = 'text', required = false }: { id: string; label: string; value: string; hint?: string; type?: string; required?: boolean }) {
  return (
    <>
      <label for={id}>{label}</label>
      <input id={id} name={id} type={type} value={value} required={required} maxlength={200} aria-describedby={hint === undefined ? undefined : `${id}-hint`} {...(type === 'number' ? { min: '0', step: 'any' } : {})} />
      {hint === undefined ? null : <p id={`${id}-hint`} class="small quiet">{hint}</p>}
    </>
  );
}

const list = (values: readonly string[] | undefined) => (values ?? []).join(', ');

/** Conditions that both kinds of rules know. */
function Labels({ view, filter }: Given & { filter: AlertFilter }) {
  const { t } = view;
  return (
    <>
      <Ticks view={view} name="about" legend={t('rule.about')} group="about" values={aboutLabels} chosen={filter.about} />
      <Ticks view={view} name="topics" legend={t('rule.topics')} group="topic" values={topics} chosen={filter.topics} />
      <Ticks view={view} name="sentiments" legend={t('rule.sentiments')} group="sentiment" values={sentiments} chosen={filter.sentiments} />
      <Line id="languages" label={t('rule.languages')} value={list(filter.languages)} hint={t('rule.languages-hint')} />
      <Line id="countries" label={t('rule.countries')} value={list(filter.countries)} hint={t('rule.countries-hint')} />
    </>
  );
}

function Names({ view, name }: Given & { name: { vi: string; en: string } | undefined }) {
  return (
    <>
      <Line id="name-vi" label={view.t('rule.name-vi')} value={name?.vi ?? ''} required />
      <Line id="name-en" label={view.t('rule.name-en')} value={name?.en ?? ''} required />
    </>
  );
}

export function WatchRuleForm({ view, rule }: Given & { rule: ListedWatchRule | null }) {
  const { t } = view;
  return (
    <Form view={view} action={rule === null ? '/alerts/watch' : `/alerts/watch/${rule.id}`} class="fields panel">
      <p class="small quiet">{t('watch.note')}</p>
      <Names view={view} name={rule?.name} />
      <Labels view={view} filter={rule?.filter ?? {}} />
      <button class="button first">{t('rule.save')}</button>
    </Form>
  );
}

function FlagConditions({ view, filter }: Given & { filter: AlertFilter }) {
  const { t } = view;
  return (
    <>
      <p class="small quiet">{t('rule.filter-note')}</p>
      <Ticks view={view} name="flagKinds" legend={t('rule.flag-kinds')} group="flagged" values={flagKinds} chosen={filter.flagKinds} />
      <Ticks view={view} name="voices" legend={t('rule.voices')} group="voice" values={voices} chosen={filter.voices} />
      <Line id="entries" label={t('rule.entries')} value={list(filter.entries)} hint={t('rule.entries-hint')} />
      <Ticks view={view} name="outletKinds" legend={t('rule.outlet-kinds')} group="source-kind" values={sourceKinds} chosen={filter.outletKinds} />
      <Labels view={view} filter={filter} />
      {([['leastOutlets', 'rule.least-outlets'], ['leastCountries', 'rule.least-countries'], ['leastGrowth', 'rule.least-growth']] as const satisfies readonly (readonly [keyof AlertFilter, WordKey])[]).map(([id, word]) => (
        <Line id={id} label={t(word)} value={String(filter[id] ?? '')} type="number" />
      ))}
    </>
  );
}

export function AlertRuleForm({ view, rule, channels, about }: Given & { rule: KeptRule | null; channels: readonly Channel[]; about: 'flag' | 'deadline' }) {
  const { t } = view;
  const chosen = rule?.channels ?? ['all'];
  return (
    <Form view={view} action={rule === null ? '/alerts/rules' : `/alerts/rules/${rule.id}`} class="fields panel">
      <Names view={view} name={rule?.name} />
      {about === 'flag' ? <FlagConditions view={view} filter={rule?.filter ?? {}} /> : <p class="small quiet">{t('rule.deadline-note')}</p>}
      <fieldset>
        <legend>{t('rule.channels')}</legend>
        <div class="tags">
          <label><input type="checkbox" name="channels" value="all" checked={chosen.includes('all')} /> {t('rule.all-channels')}</label>
          {channels.map(({ key, name }) => <label><input type="checkbox" name="channels" value={key} checked={chosen.includes(key)} /> {name}</label>)}
        </div>
      </fieldset>
      <Line id="quiet-from" label={t('rule.quiet-from')} value={rule?.quietFrom ?? ''} type="time" />
      <Line id="quiet-to" label={t('rule.quiet-to')} value={rule?.quietTo ?? ''} type="time" hint={t('rule.quiet-hint')} />
      {about === 'flag' ? <Ticks view={view} name="always" legend={t('rule.always')} group="voice" values={voices} chosen={rule?.always?.voices} /> : null}
      <Line id="cap" label={t('rule.cap')} value={String(rule?.capPerHour ?? 10)} type="number" hint={t('rule.cap-hint')} />
      <button class="button first">{t('rule.save')}</button>
    </Form>
  );
}
