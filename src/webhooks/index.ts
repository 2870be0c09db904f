// Webhooks: other programs of the office are told that something happened, by ids. Written by triggers in the transaction that did it
// (migrations/0014_api.sql), signed, claimed, sent and retried as alerts are.

export { addWebhook, changeWebhook, renewWebhookSecret, webhookById, webhookEvents, webhooks, type Webhook, type WebhookEvent, type WebhookText } from './webhooks.ts';
export { deliverWebhooks, forgetDeliveries, webhookBody, type RoundOptions, type WebhookRound } from './deliver.ts';
export { retryWebhookDelivery, testWebhook, webhookDeliveries, webhookDeliveryStates, type WebhookDelivery } from './log.ts';
