// Administration: how everything stands, accounts, the province profile, the letterhead, the audit log, backups; and the first steps of a new office.

import { Hono } from 'hono';
import type { Deps, Env } from '../deps.ts';
import { downloadAudit, showAudit, verifyAudit } from './audit.tsx';
import { downloadOne, makeOne, noBackupWork, showBackups, verifyOne } from './backups.tsx';
import { dismissGuide, showGuide } from './guide.tsx';
import { keepLetterhead, showLetterhead } from './letterhead.tsx';
import { markProfileSeen, showProfile } from './profile.tsx';
import { showState } from './state.tsx';
import { doDeed, makeInvitation, makePassword, plainDeeds, setRole, showUsers, withdraw } from './users.tsx';

export { FirstStepsPanel } from './guide.tsx';

function userRoutes(deps: Deps): Hono<Env> {
  const routes = new Hono<Env>()
    .get('/admin/users', (c) => showUsers(c, deps))
    .post('/admin/users/invite', (c) => makeInvitation(c, deps))
    .post('/admin/users/add', (c) => makePassword(c, deps, 'add'))
    .post('/admin/users/reset-password', (c) => makePassword(c, deps, 'reset-password'))
    .post('/admin/users/role', (c) => setRole(c, deps))
    .post('/admin/users/invitations/:id/withdraw', (c) => withdraw(c, deps));
  for (const name of Object.keys(plainDeeds)) routes.post(`/admin/users/${name}`, (c) => doDeed(c, deps, name));
  return routes;
}

export function adminRoutes(deps: Deps): Hono<Env> {
  const backup = noBackupWork();
  return new Hono<Env>()
    .get('/admin', (c) => showState(c, deps))
    .get('/admin/profile', (c) => showProfile(c, deps))
    .post('/admin/profile/seen', (c) => markProfileSeen(c, deps))
    .get('/admin/letterhead', (c) => showLetterhead(c, deps))
    .post('/admin/letterhead', (c) => keepLetterhead(c, deps))
    .get('/admin/audit', (c) => showAudit(c, deps))
    .get('/admin/audit.jsonl', (c) => downloadAudit(c, deps, 'jsonl'))
    .get('/admin/audit.csv', (c) => downloadAudit(c, deps, 'csv'))
    .post('/admin/audit/verify', (c) => verifyAudit(c, deps))
    .get('/admin/backups', (c) => showBackups(c, deps, backup))
    .post('/admin/backups', (c) => makeOne(c, deps, backup))
    .get('/admin/backups/:name', (c) => downloadOne(c, deps))
    .post('/admin/backups/:name/verify', (c) => verifyOne(c, deps, backup))
    .get('/guide', (c) => showGuide(c, deps))
    .post('/guide', (c) => dismissGuide(c, deps))
    .route('/', userRoutes(deps));
}
