// Pieces that the list of sources and the page of one source share.

import type { Quarantined } from '../../src/articles/index.ts';
import { may } from '../../src/accounts/index.ts';
import { problems, sentence } from '../../src/errors.ts';
import type { SourceHealth } from '../../src/sources/index.ts';
import type { SignedView } from '../deps.ts';
import { Chip, Form } from '../layout/parts.tsx';
import { wordOr } from '../words/index.ts';

export type Way = SourceHealth['waysIn'][number];

export function StateChip({ view, state }: { view: SignedView; state: string }) {
  const tone = state === 'ok' ? 'good' : state === 'new' ? 'plain' : state === 'unavailable' ? 'read' : 'notice';
  return <Chip tone={tone}>{wordOr(view.t, 'way-state', state)}</Chip>;
}

/** Silent and low are worth a word; as usual and not enough past are not. */
export function VolumeChip({ view, source }: { view: SignedView; source: SourceHealth }) {
  const { volume, enabled } = source;
  if (!enabled || volume === null) return null;
  if (volume.state === 'silent') return <Chip tone="notice">{volume.silentSince === null ? view.t('volume-state.silent') : view.t('sources.silent-since', { time: view.format.dateTime(volume.silentSince) })}</Chip>;
  return volume.state === 'low' ? <Chip tone="notice">{view.t('volume-state.low')}</Chip> : null;
}

/** What a machine said, in words where we have them. */
const spoken = ({ t }: SignedView, value: string): string => wordOr(t, 'machine', /ECONNREFUSED/.test(value) ? 'ECONNREFUSED' : value);

/**
 * The problem in the viewer's language. The row keeps the English sentence; its blanks are read back out of it, and where that fails the
 * sentence is shown as it is.
 */
export function problemOf(view: SignedView, way: Way): { readonly text: string; readonly lang: string } | null {
  const { problemCode: code, problemDetail: detail } = way;
  if (code === null) return null;
  const names = [...problems[code].en.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const shape = problems[code].en.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.+)');
  const values = new RegExp(`^${shape}$`, 's').exec(detail ?? '');
  if (values === null) return { text: detail ?? code, lang: 'en' };
  return { text: sentence(code, Object.fromEntries(names.map((name, at) => [name, spoken(view, values[at + 1] ?? '')])), view.lang), lang: view.lang };
}

/** The newest success over all ways in. */
export function lastSuccess({ waysIn }: SourceHealth): string | null {
  return waysIn.map(({ lastSuccessAt }) => lastSuccessAt).filter((at) => at !== null).sort().at(-1) ?? null;
}

/** What was put aside, with a button that lets it be tried again. `action` replays all of it, or that of one source. */
export function PutAside({ view, items, action }: { view: SignedView; items: readonly Quarantined[]; action: string }) {
  const { t, format } = view;
  if (items.length === 0) return null;
  return (
    <section class="panel">
      <header class="with-action">
        <div><h2>{t('set-aside.title')}</h2><p class="small quiet">{t('set-aside.note')}</p></div>
        {may(view.account.role, 'collect-now') ? <Form view={view} action={action}><button class="button">{t('set-aside.replay')}</button></Form> : null}
      </header>
      <ul class="small">
        {items.map((item) => (
          <li>
            <a href={item.articleId === null ? `/sources/${item.sourceKey}` : `/articles/${item.articleId}`}>{item.title ?? item.url}</a>
            <span class="quiet"> {item.sourceName} · {wordOr(t, 'step', item.step)} · {t('set-aside.attempts', { n: item.attempts })} · {format.dateTime(item.quarantinedAt)} · <span lang="en">{item.reason}</span></span>
          </li>
        ))}
      </ul>
    </section>
  );
}
