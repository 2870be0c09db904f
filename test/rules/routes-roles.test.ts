// Least privilege over every route: all that Hono has registered, for every role, for nobody, and for tokens of every scope. The expectations are two
// plain lists beside this file; a route without a line there fails. Refused means refused before anything is done: the log stays as it was.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDashboards } from '../../dashboards/index.ts';
import { addApiToken, tokenScopes, type TokenScope } from '../../src/accounts/index.ts';
import { queueRow } from '../../src/cases/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import { composeDigest, makeIssue } from '../../src/digests/index.ts';
import { roles, type Role } from '../../src/model/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { testProvince } from '../helpers/serve.ts';
import { Visitor } from '../helpers/visitor.ts';
import { answerableCase, now, openOffice, plain, releasedRequest, waitingRequest, type Office } from '../responses/office.ts';
import { apiRoutes } from './routes-of-api.ts';
import { anybody, screenRoutes } from './routes-of-screens.ts';

const names: Record<Role, string> = { analyst: 'lan', 'desk-lead': 'truong-phong', spokesperson: 'phat-ngon', administrator: 'quan-tri', reader: 'doc' };
const unknownId = '00000000-0000-4000-8000-000000000000';
let db: OpenDatabase;
let office: Office;
let app: ReturnType<typeof createDashboards>;
let ids: { open: number; claim: number; waiting: number; waitingCase: number; sha256: string; released: number; releasedCase: number; story: number; article: number; digest: number; rule: number; watch: number; webhook: number; filter: number };

beforeAll(async () => {
  ({ database: db } = await freshDatabase());
  office = await openOffice(db);
  app = createDashboards({ db, province: testProvince, fictional: true, now: () => now, apiCallsPerMinute: 1_000_000, signInFailures: 1_000_000 });
  const open = await answerableCase(office, { confirmed: false });
  const [waiting, released] = [await waitingRequest(office), await releasedRequest(office)];
  const one = async (text: string, parameters: readonly unknown[] = []) => (await plain<{ id: number }>(db, text, parameters))[0]?.id ?? 0;
  ids = {
    open: open.caseId, claim: open.claimId, article: open.articleId, waiting: waiting.responseId, waitingCase: waiting.caseId, sha256: waiting.sha256, released: released.responseId, releasedCase: released.caseId,
    story: await one('select story_id as id from case_file where id = $1', [open.caseId]),
    digest: await makeIssue(db, await composeDigest(db, { period: 'week', from: '2026-11-16', to: '2026-11-22', province: testProvince, fictional: true }), null),
    rule: await one(`insert into alert_rule (about, name_vi, name_en, channels) values ('flag', 'a', 'a', '{all}') returning id`),
    watch: await one(`insert into watch_rule (name_vi, name_en, filter) values ('a', 'a', '{"about":["province"]}') returning id`),
    webhook: await one(`insert into webhook (name, url, sealed_secret, events, enabled, created_at, changed_at) values ('a', 'http://127.0.0.1:9/x', repeat('s', 64), '{flag.raised}', false, now(), now()) returning id`),
    filter: 1,
  };
}, 120_000);
afterAll(() => db.close());

/** Something that is there for every parameter of a path, by the beginning of the path. */
function filled(route: string): string {
  const [, pattern = ''] = route.split(' ');
  const path = pattern.replace('/api/v1', '').replace(/\{[^}]*\}/g, '');
  const caseId = /\/responses\/:response/.test(path) ? (path.endsWith('/responses/:response') || path.endsWith('/:file') ? ids.releasedCase : ids.waitingCase) : ids.open;
  const firsts: readonly (readonly [start: string, value: string | number])[] = [
    ['/cases/', caseId], ['/queue/preview/', ids.open], ['/queue/filters/', ids.filter], ['/review/', unknownId], ['/articles/', ids.article], ['/stories/', ids.story], ['/ledger/', ids.released], ['/corrections/', ids.released],
    ['/responses/', ids.released], ['/register/', 'MERGE-2025'], ['/sources/', 'penang-courier'], ['/digest/issues/', ids.digest], ['/digests/', ids.digest], ['/alerts/rules/', ids.rule], ['/alert-rules/', ids.rule],
    ['/alerts/watch/', ids.watch], ['/watch-rules/', ids.watch], ['/alerts/channels/', 'screen'], ['/alert-channels/', 'screen'], ['/alerts/deliveries/', unknownId], ['/alert-deliveries/', unknownId], ['/webhook-deliveries/', unknownId],
    ['/webhooks/', ids.webhook], ['/admin/programs/webhooks/', ids.webhook], ['/exports/', pattern.startsWith('/api') ? 'cases' : 'cases.csv'], ['/searches/', 1], ['/evidence/', `${ids.open}.zip`], ['/alerts/feed/', 'x'], ['/assets/', 'nothing.css'],
  ];
  const first = firsts.find(([start]) => path.startsWith(start))?.[1] ?? '1';
  const response = path.endsWith('/responses/:response') || path.endsWith('/:file') ? ids.released : ids.waiting;
  const rest: Record<string, string | number> = { claim: ids.claim, response, file: path.startsWith('/digest') ? 'vi.html' : 'text.docx' };
  let left = 1;
  return pattern.replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => String(left-- > 0 ? first : (rest[name] ?? 1)));
}

/** What a form must hold so that nothing but the role can be the reason of a refusal. */
async function formOf(route: string): Promise<Record<string, string | number>> {
  const version = (await queueRow(db, ids.open))?.version ?? 0;
  const extra: Record<string, Record<string, string | number>> = {
    'POST /cases/:id/claims/:claim': { from: 'suggested', to: 'confirmed' },
    'POST /cases/:id/responses': { kind: 'briefing', language: 'vi' },
    'POST /cases/:id/responses/:response': { on: 2, title: 'T', body: 'B', titleVi: 'T', bodyVi: 'B' },
    'POST /cases/:id/responses/:response/approve': { part: 'content', sha256: ids.sha256 },
    'POST /cases/:id/responses/:response/return': { part: 'content', sha256: ids.sha256, reason: 'Sửa.' },
    'POST /ledger/:id': { kind: 'sent', day: '2026-11-20', note: '' },
    'POST /articles/:id/flag': { reason: 'Đọc.' },
    'POST /register/:id/verify': { from: 3, item: 0 },
    'POST /digest/issues': { week: '2026-W47' },
    'POST /queue/bulk': { do: 'take', case: `${ids.open}:${version}` },
    'POST /undo': { batch: unknownId },
  };
  return { version, reason: 'opinion', note: 'Ghi.', text: 'Ghi.', to: 'lan', until: 'louder', name: 'x', ...extra[route] };
}

const trace = async () => (await plain<{ n: number }>(db, 'select count(*)::int as n from audit_event'))[0]?.n;
const registered = () => [...new Set(app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`))];
const tally = { screens: { routes: 0, refused: 0, allowed: 0 }, api: { routes: 0, refused: 0, allowed: 0 } };

describe('every route has its line', () => {
  const listed = [...screenRoutes.map(([route]) => route), ...apiRoutes.map(([route]) => route)];
  it('in test/rules/routes-of-screens.ts or routes-of-api.ts', () => {
    const missing = registered().filter((route) => !listed.includes(route));
    expect(missing.map((route) => `Add a line for "${route}" to ${route.includes('/api/v1') ? `test/rules/routes-of-api.ts: ['${route}', scope, roles],` : `test/rules/routes-of-screens.ts: ['${route}', roles],`}`)).toEqual([]);
  });
  it('and every line its route, once', () => {
    const there = registered();
    expect(listed.filter((route) => !there.includes(route)).map((route) => `There is no route "${route}" any more: drop its line`)).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });
  it('and nothing answers to every method but the guards and the API\'s "there is nothing"', () => {
    expect([...new Set(app.routes.filter(({ method }) => method === 'ALL').map(({ path }) => path))].sort()).toEqual(['/*', '/api/*', '/api/v1/*']);
  });
});

async function visitorOf(role: Role | null): Promise<Visitor> {
  const visitor = new Visitor(app);
  if (role !== null) expect((await visitor.signIn(names[role], office.passwords[names[role]] ?? '')).status).toBe(303);
  await visitor.get(role === null ? '/sign-in' : '/guide-to-nothing');
  if (role !== null) await visitor.get('/queue?all=1');
  return visitor;
}

describe('screens', () => {
  const visitors = new Map<Role | null, Visitor>();
  async function ask(route: string, role: Role | null) {
    let visitor = visitors.get(role) ?? (await visitorOf(role));
    // Some routes end the session, which is theirs to do.
    if (role !== null && (await visitor.get('/queue?all=1')).status !== 200) visitor = await visitorOf(role);
    visitors.set(role, visitor);
    return route.startsWith('GET') ? visitor.get(filled(route)) : visitor.post(filled(route), await formOf(route));
  }

  for (const [route, who] of screenRoutes) it(route, async () => {
    tally.screens.routes += 1;
    const refusedRoles = who === anybody ? [] : roles.filter((role) => !who.includes(role));
    const before = await trace();
    if (who !== anybody) {
      const { status, location } = await ask(route, null);
      expect(['nobody', status, location?.startsWith('/sign-in')]).toEqual(['nobody', 303, true]);
      tally.screens.refused += 1;
    }
    for (const role of refusedRoles) {
      const { status } = await ask(route, role);
      expect([role, status]).toEqual([role, 403]);
      tally.screens.refused += 1;
    }
    // Signing in is an event; what was refused is none.
    expect((await plain<{ action: string }>(db, 'select action from audit_event where id > $1', [before])).filter(({ action }) => action !== 'account.signed-in')).toEqual([]);
    for (const role of who === anybody ? [null, ...roles] : who) {
      const { status, location } = await ask(route, role);
      expect([role, status === 403 || status >= 500 || location?.startsWith('/sign-in?to=') === true]).toEqual([role, false]);
      tally.screens.allowed += 1;
    }
  });
});

describe('the API', () => {
  const tokens = new Map<string, string>();
  async function tokenOf(role: Role | null, scopes: readonly TokenScope[]): Promise<string> {
    const name = `${role ?? 'nobody'} ${scopes.join(' ')}`;
    const known = tokens.get(name) ?? (await addApiToken(db, name, null, { scopes, ...(role === null ? {} : { username: names[role] }) }));
    tokens.set(name, known);
    return known;
  }
  async function ask(route: string, token: string | null) {
    const [method = ''] = route.split(' ');
    const response = await app.request(`http://localhost${filled(route)}`, {
      method, headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), 'content-type': 'application/json', 'if-match': '"1"' }, ...(method === 'GET' ? {} : { body: '{}' }),
    });
    await response.text();
    return response.status;
  }

  for (const [route, scope, may, person] of apiRoutes) it(route, async () => {
    tally.api.routes += 1;
    const before = await trace();
    expect(['no token', await ask(route, null)]).toEqual(['no token', 401]);
    expect(['wrong token', await ask(route, 'hd_wrong')]).toEqual(['wrong token', 401]);
    tally.api.refused += 2;
    const allowed: string[] = [];
    for (const role of [null, ...roles]) {
      const scopeSets: readonly (readonly TokenScope[])[] = role === null ? [['read'], ['export'], ['read', 'export']] : [tokenScopes, ...tokenScopes.map((one) => [one])];
      for (const scopes of scopeSets) {
        const token = await tokenOf(role, scopes);
        if (person === undefined && scopes.includes(scope) && may.includes(role ?? 'reader')) {
          allowed.push(token);
          continue;
        }
        expect([role, scopes, await ask(route, token)]).toEqual([role, scopes, 403]);
        tally.api.refused += 1;
      }
    }
    expect((await plain<{ action: string }>(db, 'select action from audit_event where id > $1', [before])).filter(({ action }) => action !== 'api-token.added')).toEqual([]);
    for (const token of allowed) {
      const status = await ask(route, token);
      expect([status === 401 || status >= 500, status]).toEqual([false, status]);
      tally.api.allowed += 1;
    }
  });

  it('prints the counts', () => {
    console.log(`routes × roles: ${JSON.stringify(tally)}`);
    expect(tally.screens.routes + tally.api.routes).toBe(screenRoutes.length + apiRoutes.length);
  });
});
