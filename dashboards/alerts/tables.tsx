// The three tables of the screen: what was delivered, where it goes, and the rules.

import { headlineOf, type Delivery, type DeliveryCount, type KeptRule } from '../../src/alerts/index.ts';
import { may } from '../../src/accounts/index.ts';
import type { ListedWatchRule } from '../../src/flags/index.ts';
import type { AlertFilter, Channel } from '../../src/model/index.ts';
import type { SignedView } from '../deps.ts';
import { Chip, Empty, Form } from '../layout/parts.tsx';
import { wordOr } from '../words/index.ts';

type Given = { readonly view: SignedView };

const toneOf = { waiting: 'plain', held: 'plain', sending: 'plain', sent: 'good', 'in-doubt': 'alert', failed: 'alert', dropped: 'plain', summarised: 'plain' } as const;

function DeliveryRow({ view, row, channels }: Given & { row: Delivery; channels: readonly Channel[] }) {
  const { t, format, lang } = view;
  const retry = may(view.account.role, 'manage-alerts') && (row.state === 'failed' || row.state === 'in-doubt' || row.state === 'held');
  const line = headlineOf(row.content, row.level, { language: lang, timeZone: view.deps.province.timeZone });
  return (
    <tr>
      <td class="num">{format.dateTime(row.createdAt)}</td>
      <th scope="row">{row.caseId === null ? line : <a href={`/cases/${row.caseId}`}>{line}</a>}{row.folded === 0 ? null : <span class="small quiet"> · {t('alerts.folded', { n: row.folded })}</span>}</th>
      <td class="num">{channels.find(({ key }) => key === row.channel)?.name ?? row.channel}</td>
      <td>
        <Chip tone={toneOf[row.state]}>{wordOr(t, 'delivery', row.state)}</Chip>
        {row.state === 'held' || row.state === 'waiting' ? <span class="small quiet"> {row.heldFor === null ? '' : wordOr(t, 'held', row.heldFor)} {t('alerts.until', { time: format.dateTime(row.nextTryAt) })}</span> : null}
        {row.answer === null || row.answer === 'shown' ? null : <p class="small quiet" lang="en">{row.answer}</p>}
      </td>
      <td>{retry ? <Form view={view} action={`/alerts/deliveries/${row.id}/retry`}><button class="button" aria-label={`${t('alerts.retry')}: ${line}`}>{t('alerts.retry')}</button></Form> : null}</td>
    </tr>
  );
}

export function Deliveries({ view, rows, channels, title }: Given & { rows: readonly Delivery[]; channels: readonly Channel[]; title: string }) {
  const { t } = view;
  if (rows.length === 0) return <Empty title={t('alerts.none')}><p>{t('alerts.none-help')}</p></Empty>;
  return (
    <div class="scroll deliveries" tabindex={0} role="region" aria-label={title}>
      <table>
        <thead><tr><th scope="col">{t('alerts.time')}</th><th scope="col">{t('alerts.message')}</th><th scope="col">{t('alerts.channel')}</th><th scope="col">{t('alerts.state')}</th><th scope="col"><span class="hidden">{t('alerts.retry')}</span></th></tr></thead>
        <tbody>{rows.map((row) => <DeliveryRow view={view} row={row} channels={channels} />)}</tbody>
      </table>
    </div>
  );
}

/** Who receives, without what is secret: tokens, passwords and the query of an address stay out. */
export function recipientOf(channel: Channel): string {
  switch (channel.kind) {
    case 'email':
      return channel.to.join(', ');
    case 'webhook':
      return new URL(channel.url).host;
    case 'telegram':
      return channel.chatId;
    case 'zalo':
      return channel.userId ?? channel.groupId ?? '';
    default:
      return '';
  }
}

export function Channels({ view, channels, counts }: Given & { channels: readonly Channel[]; counts: readonly DeliveryCount[] }) {
  const { t, format } = view;
  const test = may(view.account.role, 'manage-alerts');
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={t('alerts.channels')}>
      <table>
        <thead><tr><th scope="col">{t('alerts.channel')}</th><th scope="col">{t('alerts.kind')}</th><th scope="col">{t('alerts.recipient')}</th><th scope="col">{t('alerts.week')}</th><th scope="col"><span class="hidden">{t('alerts.test')}</span></th></tr></thead>
        <tbody>
          {channels.map((channel) => (
            <tr>
              <th scope="row">{channel.name}<span class="small quiet"> {channel.key}</span></th>
              <td>{wordOr(t, 'channel', channel.kind)}</td>
              <td>{recipientOf(channel)}</td>
              <td class="small">{counts.filter((count) => count.channel === channel.key).map(({ state, count }) => `${wordOr(t, 'delivery', state)} ${format.number(count)}`).join(' · ') || '—'}</td>
              <td>{test && channel.kind !== 'screen' ? <Form view={view} action={`/alerts/channels/${channel.key}/test`}><button class="button" aria-label={`${t('alerts.test')}: ${channel.name}`}>{t('alerts.test')}</button></Form> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A filter in words: "Khẳng định · Trung Quốc · từ 3 cơ quan báo chí". */
export function filterWords(view: SignedView, filter: AlertFilter): string {
  const { t, format } = view;
  const words = (group: string, values: readonly string[] | undefined) => (values === undefined || values.length === 0 ? [] : [values.map((value) => wordOr(t, group, value)).join(', ')]);
  return [
    ...words('flagged', filter.flagKinds), ...words('voice', filter.voices), ...(filter.entries?.length ? [filter.entries.join(', ')] : []), ...words('about', filter.about),
    ...words('topic', filter.topics), ...words('sentiment', filter.sentiments), ...words('source-kind', filter.outletKinds),
    ...(filter.languages?.length ? [filter.languages.map((code) => format.language(code)).join(', ')] : []),
    ...(filter.countries?.length ? [filter.countries.map((code) => format.country(code)).join(', ')] : []),
    ...(filter.leastOutlets === undefined ? [] : [t('rule.from-outlets', { n: filter.leastOutlets })]),
    ...(filter.leastCountries === undefined ? [] : [t('rule.from-countries', { n: filter.leastCountries })]),
    ...(filter.leastGrowth === undefined ? [] : [t('rule.from-growth', { times: filter.leastGrowth })]),
  ].join(' · ');
}

function Switch({ view, action, enabled, name }: Given & { action: string; enabled: boolean; name: string }) {
  const { t } = view;
  const word = t(enabled ? 'rule.disable' : 'rule.enable');
  return <Form view={view} action={action}><input type="hidden" name="enabled" value={enabled ? '0' : '1'} /><button class="button" aria-label={`${word}: ${name}`}>{word}</button></Form>;
}

export function AlertRules({ view, rules, channels }: Given & { rules: readonly KeptRule[]; channels: readonly Channel[] }) {
  const { t, lang } = view;
  const edit = may(view.account.role, 'manage-alerts');
  const nameOf = (key: string) => (key === 'all' ? t('rule.all-channels') : (channels.find((channel) => channel.key === key)?.name ?? key));
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={t('alerts.rules')}>
      <table>
        <thead><tr><th scope="col">{t('rule.name')}</th><th scope="col">{t('rule.when')}</th><th scope="col">{t('rule.channels')}</th><th scope="col">{t('rule.quiet')}</th><th scope="col" class="right">{t('rule.cap-short')}</th><th scope="col"><span class="hidden">{t('rule.disable')}</span></th></tr></thead>
        <tbody>
          {rules.map((rule) => (
            <tr>
              <th scope="row">{edit ? <a href={`/alerts/rules/${rule.id}`}>{rule.name[lang]}</a> : rule.name[lang]}{rule.enabled ? null : <> <Chip tone="plain">{t('rule.off')}</Chip></>}</th>
              <td class="small">{rule.about === 'deadline' ? t('rule.deadline-note') : filterWords(view, rule.filter) || t('rule.any-flag')}</td>
              <td class="small">{rule.channels.map(nameOf).join(', ')}</td>
              <td class="small num">{rule.quietFrom === null ? '—' : `${rule.quietFrom}–${rule.quietTo ?? ''}`}{rule.always === null || rule.quietFrom === null ? null : <span class="quiet"> {t('rule.except', { what: filterWords(view, rule.always) })}</span>}</td>
              <td class="num right">{rule.capPerHour}</td>
              <td>{edit ? <Switch view={view} action={`/alerts/rules/${rule.id}/enable`} enabled={rule.enabled} name={rule.name[lang]} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function WatchRules({ view, rules }: Given & { rules: readonly ListedWatchRule[] }) {
  const { t, lang, format } = view;
  const edit = may(view.account.role, 'manage-watch-rules');
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={t('alerts.watch-rules')}>
      <table>
        <thead><tr><th scope="col">{t('rule.name')}</th><th scope="col">{t('rule.when')}</th><th scope="col" class="right">{t('watch.week')}</th><th scope="col"><span class="hidden">{t('rule.disable')}</span></th></tr></thead>
        <tbody>
          {rules.map((rule) => (
            <tr>
              <th scope="row">{edit ? <a href={`/alerts/watch/${rule.id}`}>{rule.name[lang]}</a> : rule.name[lang]}{rule.enabled ? null : <> <Chip tone="plain">{t('rule.off')}</Chip></>}</th>
              <td class="small">{filterWords(view, rule.filter as AlertFilter)}</td>
              <td class="num right">{format.number(rule.flags7d)}</td>
              <td>{edit ? <Switch view={view} action={`/alerts/watch/${rule.id}/enable`} enabled={rule.enabled} name={rule.name[lang]} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
