// Webhooks: who is told of what, what was delivered, the test.

import { webhookEvents, type Webhook, type WebhookDelivery } from '../../src/webhooks/index.ts';
import type { SignedView } from '../deps.ts';
import { Chip, Empty, Form } from '../layout/parts.tsx';
import { wordOr } from '../words/index.ts';

const tones = { waiting: 'notice', sending: 'notice', sent: 'good', failed: 'alert' } as const;
const path = (id: number) => `/admin/programs/webhooks/${id}`;

function Deeds({ view, webhook }: { view: SignedView; webhook: Webhook }) {
  const { t } = view;
  const { id, name, version, enabled } = webhook;
  const deed = (what: string, word: string, more = {}) => (
    <Form view={view} action={`${path(id)}/${what}`} class="inline"><input type="hidden" name="version" value={version} />{Object.entries(more).map(([key, value]) => <input type="hidden" name={key} value={String(value)} />)}
      <button class="button" aria-label={`${word}: ${name}`}>{word}</button></Form>
  );
  return <div class="actions">{deed('test', t('programs.test'))}{deed('switch', t(enabled ? 'programs.pause' : 'programs.resume'), { enabled: enabled ? 0 : 1 })}{deed('secret', t('programs.renew'))}</div>;
}

export function Webhooks({ view, webhooks }: { view: SignedView; webhooks: readonly Webhook[] }) {
  const { t, format } = view;
  if (webhooks.length === 0) return <section class="panel"><h2>{t('programs.webhooks')}</h2><Empty title={t('programs.no-webhooks')} /></section>;
  return (
    <section class="panel"><h2>{t('programs.webhooks')}</h2>
      <div class="scroll" tabindex={0} role="region" aria-label={t('programs.webhooks')}>
        <table>
          <thead><tr><th scope="col">{t('programs.name')}</th><th scope="col">{t('programs.events')}</th><th scope="col" class="right">{t('delivery.waiting')}</th><th scope="col" class="right">{t('programs.sent7d')}</th><th scope="col" class="right">{t('programs.failed7d')}</th><th scope="col">{t('users.deeds')}</th></tr></thead>
          <tbody>{webhooks.map((webhook) => (
            <tr><th scope="row"><a href={path(webhook.id)}>{webhook.name}</a> {webhook.enabled ? null : <Chip tone="plain">{t('programs.paused')}</Chip>}<span class="small quiet block address">{webhook.url}</span></th><td class="small">{webhook.events.map((event) => wordOr(t, 'webhook', event)).join(', ')}</td>
              <td class="num right">{format.number(webhook.waiting)}</td><td class="num right">{format.number(webhook.sent7d)}</td><td class="num right">{format.number(webhook.failed7d)}</td><td><Deeds view={view} webhook={webhook} /></td></tr>
          ))}</tbody>
        </table>
      </div>
    </section>
  );
}

export function AddWebhook({ view }: { view: SignedView }) {
  const { t } = view;
  return (
    <details class="panel"><summary>{t('programs.add-webhook')}</summary>
      <p class="small quiet">{t('programs.webhook-help')}</p>
      <Form view={view} action="/admin/programs/webhooks" class="fields">
        <label class="small"><span>{t('programs.name')}</span><input name="name" maxlength={80} required autocomplete="off" /></label>
        <label class="small"><span>{t('programs.url')}</span><input name="url" type="url" maxlength={2000} required /></label>
        <fieldset><legend>{t('programs.events')}</legend><div class="tags">{webhookEvents.map((event) => <label><input type="checkbox" name="event" value={event} checked /> {wordOr(t, 'webhook', event)}</label>)}</div></fieldset>
        <p><button class="button first">{t('programs.add-webhook')}</button></p>
      </Form>
    </details>
  );
}

export function Log({ view, webhook, log }: { view: SignedView; webhook: Webhook; log: readonly WebhookDelivery[] }) {
  const { t, format } = view;
  const last = log.at(-1);
  return (
    <section class="panel"><h2>{webhook.name}</h2><p class="small quiet address">{webhook.url}</p><Deeds view={view} webhook={webhook} />
      {log.length === 0 ? <Empty title={t('programs.no-deliveries')} /> : (
        <div class="scroll" tabindex={0} role="region" aria-label={t('programs.log')}>
          <table>
            <thead><tr><th scope="col">{t('programs.event')}</th><th scope="col">{t('table.state')}</th><th scope="col" class="right">{t('programs.attempts')}</th><th scope="col">{t('programs.answer')}</th><th scope="col">{t('users.deeds')}</th></tr></thead>
            <tbody>{log.map((one) => (
              <tr><th scope="row">{wordOr(t, 'webhook', one.event)} <span class="small quiet block num">{one.sequence} · {format.dateTime(one.at)}</span></th><td><Chip tone={tones[one.state]}>{wordOr(t, 'delivery', one.state)}</Chip></td><td class="num right">{one.attempts}</td><td class="small"><code class="address">{one.answer ?? '—'}</code></td>
                <td>{one.state === 'sending' ? null : <Form view={view} action={`${path(webhook.id)}/retry`}><input type="hidden" name="delivery" value={one.id} /><button class="button" aria-label={`${t('programs.again')}: ${one.sequence}`}>{t('programs.again')}</button></Form>}</td></tr>
            ))}</tbody>
          </table>
        </div>
      )}
      <p class="actions"><a class="button" href="/admin/programs">{t('programs.title')}</a>{log.length < 50 || last === undefined ? null : <> <a class="button" rel="next" href={`${path(webhook.id)}?before=${last.sequence}`}>{t('queue.next')}</a></>}</p>
    </section>
  );
}
