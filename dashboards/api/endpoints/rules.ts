// Watch rules (what is to be read) and alert rules (who is told). Both are switched off, never deleted.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { alertRules, enableAlertRule, saveAlertRule, type KeptRule, type RuleText } from '../../../src/alerts/index.ts';
import { canonicalJson } from '../../../src/audit/index.ts';
import { takeTurn } from '../../../src/accounts/index.ts';
import type { Database } from '../../../src/database/index.ts';
import { Problem } from '../../../src/errors.ts';
import { enableWatchRule, saveWatchRule, watchRules } from '../../../src/flags/index.ts';
import { aboutLabels, flagKinds, sentiments, sourceKinds, topics, voices, type WatchFilter } from '../../../src/model/index.ts';
import { endpoint, type Endpoint, type Reply } from '../endpoint.ts';
import { bilingual, id, idParams } from '../shapes.ts';

/** Rules have no version of their own: the hash of what a rule says stands for it. */
const versionOf = (content: unknown) => Number.parseInt(createHash('sha256').update(canonicalJson(content)).digest('hex').slice(0, 12), 16);

const texts = z.array(z.string().max(80)).max(200);
const watchFilter = z.strictObject({
  about: z.array(z.enum(aboutLabels)).optional(), topics: z.array(z.enum(topics)).optional(), sentiments: z.array(z.enum(sentiments)).optional(), languages: texts.optional(), countries: texts.optional(),
});
const watchRule = z.object({ id, name: bilingual, filter: watchFilter, enabled: z.boolean(), flags7d: z.int() });
const name = z.strictObject({ vi: z.string().max(200), en: z.string().max(200) });
const switched = z.strictObject({ enabled: z.boolean() });

async function oneWatchRule(db: Database, ruleId: number): Promise<Reply & { version: number }> {
  const found = (await watchRules(db)).find((rule) => rule.id === ruleId);
  if (found === undefined) throw new Problem('not-found', { what: `watch rule ${ruleId}` });
  return { body: found, version: versionOf({ name: found.name, filter: found.filter, enabled: found.enabled }) };
}

/** Throws `changed-meanwhile` where the rule no longer says what the caller saw; holds others off until the transaction ends. */
async function requireSame(db: Database, seen: number, read: () => Promise<{ version: number }>): Promise<void> {
  await takeTurn(db);
  if ((await read()).version !== seen) throw new Problem('changed-meanwhile');
}

const filterOf = (given: z.output<typeof watchFilter>): WatchFilter => Object.fromEntries(Object.entries(given).filter(([, values]) => values !== undefined));

const watching: readonly Endpoint[] = [
  endpoint({
    id: 'watchRules', method: 'get', path: '/watch-rules', tag: 'rules', summary: 'Every watch rule, also those switched off', scope: 'read', needs: 'read', answer: z.object({ rules: z.array(watchRule) }),
    run: async ({ db }) => ({ body: { rules: await watchRules(db) } }),
  }),
  endpoint({
    id: 'watchRule', method: 'get', path: '/watch-rules/{id}', tag: 'rules', summary: 'One watch rule', scope: 'read', needs: 'read', params: idParams, answer: watchRule, run: ({ db, params }) => oneWatchRule(db, params.id),
  }),
  endpoint({
    id: 'addWatchRule', method: 'post', path: '/watch-rules', tag: 'rules', summary: 'A new watch rule; all its conditions must hold', scope: 'manage', needs: 'manage-watch-rules', body: z.strictObject({ name, filter: watchFilter }), answer: watchRule,
    async run({ db, by, body }) {
      return { ...(await oneWatchRule(db, await saveWatchRule(db, by.account, { name: body.name, filter: filterOf(body.filter) }))), status: 201 };
    },
  }),
  endpoint({
    id: 'changeWatchRule', method: 'put', path: '/watch-rules/{id}', tag: 'rules', summary: 'Changes a watch rule', scope: 'manage', needs: 'manage-watch-rules', params: idParams, matches: true, body: z.strictObject({ name, filter: watchFilter }), answer: watchRule,
    async run({ db, by, params, body, version }) {
      await requireSame(db, version, () => oneWatchRule(db, params.id));
      await saveWatchRule(db, by.account, { name: body.name, filter: filterOf(body.filter) }, params.id);
      return oneWatchRule(db, params.id);
    },
  }),
  endpoint({
    id: 'switchWatchRule', method: 'post', path: '/watch-rules/{id}/switch', tag: 'rules', summary: 'Switches a watch rule on or off', scope: 'manage', needs: 'manage-watch-rules', params: idParams, body: switched, answer: watchRule,
    async run({ db, by, params, body }) {
      await enableWatchRule(db, by.account, params.id, body.enabled);
      return oneWatchRule(db, params.id);
    },
  }),
];

const alertFilter = z.strictObject({
  flagKinds: z.array(z.enum(flagKinds)).optional(), entries: texts.optional(), voices: z.array(z.enum(voices)).optional(), watchRules: z.array(id).max(200).optional(), languages: texts.optional(), countries: texts.optional(),
  outletKinds: z.array(z.enum(sourceKinds)).optional(), about: z.array(z.enum(aboutLabels)).optional(), topics: z.array(z.enum(topics)).optional(), sentiments: z.array(z.enum(sentiments)).optional(),
  leastOutlets: z.int().min(1).optional(), leastCountries: z.int().min(1).optional(), leastGrowth: z.number().min(1).optional(),
});
const alertText = z.strictObject({
  about: z.enum(['flag', 'deadline']), name, filter: alertFilter, channels: texts, quietFrom: z.string().nullable(), quietTo: z.string().nullable(), always: alertFilter.nullable(), capPerHour: z.int(),
});
const alertRule = z.object({ ...alertText.shape, id, enabled: z.boolean() });

const withoutDay = ({ createdAt: _, ...rule }: KeptRule) => rule;

async function oneAlertRule(db: Database, ruleId: number): Promise<Reply & { version: number }> {
  const found = (await alertRules(db)).find((rule) => rule.id === ruleId);
  if (found === undefined) throw new Problem('not-found', { what: `alert rule ${ruleId}` });
  const rule = withoutDay(found);
  return { body: rule, version: versionOf(rule) };
}

const alerting: readonly Endpoint[] = [
  endpoint({
    id: 'alertRules', method: 'get', path: '/alert-rules', tag: 'rules', summary: 'Every alert rule, also those switched off', scope: 'read', needs: 'read', answer: z.object({ rules: z.array(alertRule) }),
    run: async ({ db }) => ({ body: { rules: await alertRules(db) } }),
  }),
  endpoint({
    id: 'alertRule', method: 'get', path: '/alert-rules/{id}', tag: 'rules', summary: 'One alert rule', scope: 'read', needs: 'read', params: idParams, answer: alertRule, run: ({ db, params }) => oneAlertRule(db, params.id),
  }),
  endpoint({
    id: 'addAlertRule', method: 'post', path: '/alert-rules', tag: 'rules', summary: 'A new alert rule', scope: 'manage', needs: 'manage-alerts', body: alertText, answer: alertRule,
    async run({ db, by, now, body }) {
      return { ...(await oneAlertRule(db, await saveAlertRule(db, by.account, body as RuleText, null, now))), status: 201 };
    },
  }),
  endpoint({
    id: 'changeAlertRule', method: 'put', path: '/alert-rules/{id}', tag: 'rules', summary: 'Changes an alert rule', scope: 'manage', needs: 'manage-alerts', params: idParams, matches: true, body: alertText, answer: alertRule,
    async run({ db, by, now, params, body, version }) {
      await requireSame(db, version, () => oneAlertRule(db, params.id));
      await saveAlertRule(db, by.account, body as RuleText, params.id, now);
      return oneAlertRule(db, params.id);
    },
  }),
  endpoint({
    id: 'switchAlertRule', method: 'post', path: '/alert-rules/{id}/switch', tag: 'rules', summary: 'Switches an alert rule on or off', scope: 'manage', needs: 'manage-alerts', params: idParams, body: switched, answer: alertRule,
    async run({ db, by, now, params, body }) {
      await enableAlertRule(db, by.account, params.id, body.enabled, now);
      return oneAlertRule(db, params.id);
    },
  }),
];

export const ruleEndpoints: readonly Endpoint[] = [...watching, ...alerting];
