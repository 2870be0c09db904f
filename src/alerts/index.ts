// Alerts (cảnh báo): internal notices to the office's own staff and channels when a rule matches a flagged story or a deadline is missed. The
// outbox is filled by triggers in the transaction that raises a flag; messages are made of it, delivered, retried and recorded here.

export { alertRules, enableAlertRule, installStarterAlertRules, saveAlertRule, type KeptRule, type RuleText } from './rules.ts';
export { matchesAlert } from './match.ts';
export { quietUntil } from './quiet.ts';
export { channelsOf, escalate, planAlerts, releaseHeld, type AlertContent, type Office } from './plan.ts';
export { deliverDue, leaseMs, mostAttempts, openPost, pauseAfter, type Post, type Round } from './deliver.ts';
export { addTestAlert, deliveries, deliveryCounts, retryDelivery, type Delivery, type DeliveryCount } from './ledger.ts';
export { atomFeed, feedChannel } from './feed.ts';
export { headlineOf, renderAlert, type RenderOptions } from './message.ts';
export { outletHosts, refusalOf } from './recipients.ts';
export { postSigned, signatureOf, type Outcome } from './channels/index.ts';
export { judgeStory, judgeTopic, surgeRule, surgeWeeks, type SurgeRule, type SurgeVerdict } from './surge/judge.ts';
export { watchSurges } from './surge/watch.ts';
