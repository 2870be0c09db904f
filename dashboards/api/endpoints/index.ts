// The table of everything that the API can do. Routes, checks and the OpenAPI document follow it.

import type { Endpoint } from '../endpoint.ts';
import { alertEndpoints } from './alerts.ts';
import { articleEndpoints } from './articles.ts';
import { auditEndpoints } from './audit.ts';
import { caseStepEndpoints } from './case-steps.ts';
import { caseEndpoints } from './cases.ts';
import { correctionEndpoints } from './corrections.ts';
import { digestEndpoints } from './digests.ts';
import { exportEndpoints } from './exports.ts';
import { registerEndpoints } from './register.ts';
import { responseEndpoints } from './responses.ts';
import { ruleEndpoints } from './rules.ts';
import { sourceEndpoints } from './sources.ts';
import { statisticsEndpoints } from './statistics.ts';
import { tokenEndpoints } from './token.ts';
import { webhookEndpoints } from './webhooks.ts';

export const endpoints: readonly Endpoint[] = [
  ...articleEndpoints, ...caseEndpoints, ...caseStepEndpoints, ...responseEndpoints, ...correctionEndpoints, ...registerEndpoints, ...sourceEndpoints, ...ruleEndpoints,
  ...alertEndpoints, ...digestEndpoints, ...statisticsEndpoints, ...auditEndpoints, ...exportEndpoints, ...webhookEndpoints, ...tokenEndpoints,
];
