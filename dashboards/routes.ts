// The table of screens. A screen is a folder with its routes; it adds a row here and, where the rail leads to it, in layout/page.tsx.

import type { Hono } from 'hono';
import { accountRoutes } from './account/index.tsx';
import { adminRoutes } from './admin/index.tsx';
import { approvalRoutes } from './approvals/index.tsx';
import { alertsRoutes } from './alerts/index.tsx';
import { articleRoutes } from './article/index.tsx';
import { caseRoutes } from './case/index.tsx';
import { responseRoutes } from './case/response-routes.tsx';
import type { Deps, Env } from './deps.ts';
import { digestRoutes } from './digest/index.tsx';
import { ledgerRoutes } from './ledger/index.tsx';
import { exportRoutes } from './exports/index.tsx';
import { evidenceRoutes } from './evidence/index.tsx';
import { programRoutes } from './programs/index.tsx';
import { queueRoutes } from './queue/index.tsx';
import { registerRoutes } from './register/index.tsx';
import { searchRoutes } from './search/index.tsx';
import { sourcesRoutes } from './sources/index.tsx';
import { storyRoutes } from './story/index.tsx';
import { todayRoutes } from './today/index.tsx';
import { trendsRoutes } from './trends/index.tsx';

/** Screens behind the sign-in. */
export const screens: readonly ((deps: Deps) => Hono<Env>)[] = [
  todayRoutes,
  queueRoutes,
  caseRoutes,
  responseRoutes,
  approvalRoutes,
  ledgerRoutes,
  storyRoutes,
  articleRoutes,
  searchRoutes,
  exportRoutes,
  trendsRoutes,
  registerRoutes,
  evidenceRoutes,
  sourcesRoutes,
  digestRoutes,
  alertsRoutes,
  adminRoutes,
  programRoutes,
  accountRoutes,
];
