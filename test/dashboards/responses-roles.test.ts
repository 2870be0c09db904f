// Every route of responses, approvals and the ledger with every role: who is let in, who is refused, and that a refusal leaves no trace.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvalRoutes } from '../../dashboards/approvals/index.tsx';
import { responseRoutes } from '../../dashboards/case/response-routes.tsx';
import { createDashboards } from '../../dashboards/index.ts';
import { ledgerRoutes } from '../../dashboards/ledger/index.tsx';
import { queueRow } from '../../src/cases/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import { roles, type Role } from '../../src/model/index.ts';
import { addLedgerEntry, openResponse } from '../../src/responses/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { testProvince } from '../helpers/serve.ts';
import { Visitor } from '../helpers/visitor.ts';
import { answerableCase, finished, now, openOffice, person, place, plain, releasedRequest, waitingRequest, type Office } from '../responses/office.ts';

let db: OpenDatabase;
let office: Office;
let visitors: Record<Role, Visitor>;
const names: Record<Role, string> = { analyst: 'lan', 'desk-lead': 'truong-phong', spokesperson: 'phat-ngon', administrator: 'quan-tri', reader: 'doc' };
const deps = () => ({ db, province: testProvince, fictional: true, now: () => now });

beforeAll(async () => {
  ({ database: db } = await freshDatabase());
  office = await openOffice(db);
  const app = createDashboards(deps());
  visitors = {} as Record<Role, Visitor>;
  for (const role of roles) {
    visitors[role] = new Visitor(app);
    await visitors[role].signIn(names[role], office.passwords[names[role]] ?? '');
    await visitors[role].get('/');
  }
});
afterAll(() => db.close());

type Made = { caseId: number; responseId: number; sha256: string; claimId: number };
const version = async (caseId: number) => (await queueRow(db, caseId))?.version ?? 0;
const assessing = async (): Promise<Made> => ({ ...(await answerableCase(office)), responseId: 0, sha256: '' });
const drafting = async (): Promise<Made> => {
  const made = await answerableCase(office);
  const responseId = await openResponse(db, person(office, 'ha'), { caseId: made.caseId, kind: 'correction-request', language: 'en', claimId: made.claimId }, place);
  return { ...made, responseId, sha256: '' };
};
const drafted = async (): Promise<Made> => {
  const made = await waitingRequest(office);
  await plain(db, `update case_file set state = 'drafting' where id = $1`, [made.caseId]);
  return made;
};
const approvedContent = async (): Promise<Made> => {
  const made = await waitingRequest(office);
  await plain(db, `insert into response_decision (revision_id, sha256, part, verdict, decided_by, at) select id, sha256, 'content', 'approved', $2, now() from response_revision where response_id = $1 and sha256 = $3`, [made.responseId, person(office, 'pho-phong').account.id, made.sha256]);
  return made;
};
const monitoring = async (): Promise<Made> => {
  const made = await releasedRequest(office);
  await addLedgerEntry(db, person(office, 'ha'), { responseId: made.responseId, kind: 'sent', day: '2026-11-20', note: '' }, '2026-11-20');
  return made;
};

const desk: readonly Role[] = ['analyst', 'desk-lead', 'administrator'];
const insiders: readonly Role[] = [...desk, 'spokesperson'];
const typed = { title: 'T', body: 'B', titleVi: 'T', bodyVi: 'B' };

/** One row a route and situation: what is prepared, what is asked, and who may. */
const rows: readonly { readonly route: string; readonly may: readonly Role[]; readonly make: () => Promise<Made>; readonly path: (made: Made) => string; readonly form?: (made: Made) => Promise<Record<string, string | number>> }[] = [
  { route: 'POST /cases/:id/responses', may: desk, make: assessing, path: ({ caseId }) => `/cases/${caseId}/responses`, form: async ({ claimId }) => ({ kind: 'correction-request', language: 'en', claim: claimId }) },
  { route: 'GET /cases/:id/responses/:response', may: insiders, make: drafting, path: ({ caseId, responseId }) => `/cases/${caseId}/responses/${responseId}` },
  { route: 'GET /cases/:id/responses/:response', may: roles, make: () => releasedRequest(office), path: ({ caseId, responseId }) => `/cases/${caseId}/responses/${responseId}` },
  { route: 'POST /cases/:id/responses/:response', may: desk, make: drafting, path: ({ caseId, responseId }) => `/cases/${caseId}/responses/${responseId}`, form: async () => ({ on: 1, ...typed }) },
  { route: 'POST /cases/:id/responses/:response/approve', may: ['desk-lead'], make: () => waitingRequest(office), path: ({ caseId, responseId }) => `/cases/${caseId}/responses/${responseId}/approve`, form: async ({ sha256 }) => ({ part: 'content', sha256 }) },
  { route: 'POST /cases/:id/responses/:response/approve', may: ['spokesperson'], make: approvedContent, path: ({ caseId, responseId }) => `/cases/${caseId}/responses/${responseId}/approve`, form: async ({ sha256 }) => ({ part: 'release', sha256 }) },
  { route: 'POST /cases/:id/responses/:response/return', may: ['desk-lead'], make: () => waitingRequest(office), path: ({ caseId, responseId }) => `/cases/${caseId}/responses/${responseId}/return`, form: async ({ sha256 }) => ({ part: 'content', sha256, reason: 'Sửa.' }) },
  { route: 'POST /cases/:id/responses/:response/return', may: ['spokesperson'], make: () => waitingRequest(office), path: ({ caseId, responseId }) => `/cases/${caseId}/responses/${responseId}/return`, form: async ({ sha256 }) => ({ part: 'release', sha256, reason: 'Sửa.' }) },
  { route: 'POST /cases/:id/responses/:response/drop', may: desk, make: drafting, path: ({ caseId, responseId }) => `/cases/${caseId}/responses/${responseId}/drop`, form: async () => ({}) },
  { route: 'GET /cases/:id/responses/:response/:file', may: insiders, make: drafting, path: ({ caseId, responseId }) => `/cases/${caseId}/responses/${responseId}/vi.docx` },
  { route: 'GET /cases/:id/responses/:response/:file', may: roles, make: () => releasedRequest(office), path: ({ caseId, responseId }) => `/cases/${caseId}/responses/${responseId}/text.docx` },
  { route: 'POST /cases/:id/assign', may: ['desk-lead'], make: drafting, path: ({ caseId }) => `/cases/${caseId}/assign`, form: async ({ caseId }) => ({ version: await version(caseId), to: 'lan' }) },
  { route: 'POST /cases/:id/submit', may: desk, make: drafted, path: ({ caseId }) => `/cases/${caseId}/submit`, form: async () => ({}) },
  { route: 'POST /cases/:id/give-up', may: desk, make: drafting, path: ({ caseId }) => `/cases/${caseId}/give-up`, form: async () => ({ note: 'Thôi.' }) },
  { route: 'POST /cases/:id/monitor', may: desk, make: () => releasedRequest(office), path: ({ caseId }) => `/cases/${caseId}/monitor`, form: async () => ({}) },
  { route: 'POST /cases/:id/answer-again', may: desk, make: monitoring, path: ({ caseId }) => `/cases/${caseId}/answer-again`, form: async () => ({ note: 'Thêm.' }) },
  { route: 'POST /cases/:id/conclude', may: desk, make: monitoring, path: ({ caseId }) => `/cases/${caseId}/conclude`, form: async ({ caseId }) => ({ version: await version(caseId), note: 'Xong.' }) },
  { route: 'GET /approvals', may: insiders, make: assessing, path: () => '/approvals' },
  { route: 'GET /ledger', may: roles, make: monitoring, path: () => '/ledger' },
  { route: 'GET /ledger/:id', may: roles, make: monitoring, path: ({ responseId }) => `/ledger/${responseId}` },
  { route: 'POST /ledger/:id', may: desk, make: monitoring, path: ({ responseId }) => `/ledger/${responseId}`, form: async () => ({ kind: 'reminder', day: '2026-11-20', note: '' }) },
];

const trace = async () => (await plain<{ events: number; texts: number; decisions: number; entries: number }>(db, `select (select count(*)::int from audit_event) as events, (select count(*)::int from response_revision) as texts,
  (select count(*)::int from response_decision) as decisions, (select count(*)::int from correction_entry) as entries`))[0];

describe('routes × roles', () => {
  it('knows every route that these screens have', () => {
    const all = [responseRoutes(deps()), approvalRoutes(deps()), ledgerRoutes(deps())].flatMap(({ routes }) => routes.map(({ method, path }) => `${method} ${path}`));
    expect([...new Set(rows.map(({ route }) => route))].sort()).toEqual([...new Set(all)].sort());
  });

  for (const row of rows) {
    it(`${row.route}: ${row.may.join(', ')}`, async () => {
      for (const role of roles) {
        const made = await row.make();
        const before = await trace();
        const path = row.path(made);
        const answer = row.form === undefined ? await visitors[role].get(path) : await visitors[role].post(path, await row.form(made));
        const allowed = row.may.includes(role);
        expect([role, answer.status]).toEqual([role, allowed ? (row.form === undefined ? 200 : 303) : 403]);
        if (!allowed) expect(await trace()).toEqual(before);
      }
    });
  }

  it('sends everybody without a session to the sign-in', async () => {
    const stranger = new Visitor(createDashboards(deps()));
    await stranger.get('/sign-in');
    const made = await drafting();
    for (const row of rows) {
      const answer = row.form === undefined ? await stranger.get(row.path(made)) : await stranger.post(row.path(made), await row.form(made));
      expect([row.route, answer.status, answer.location?.startsWith('/sign-in')]).toEqual([row.route, 303, true]);
    }
  });

  it('does not show a draft through the address of another case, nor list it to a reader', async () => {
    const [mine, other] = [await drafting(), await drafting()];
    expect((await visitors.analyst.get(`/cases/${other.caseId}/responses/${mine.responseId}`)).status).toBe(404);
    const { text } = await visitors.reader.get(`/cases/${mine.caseId}`);
    expect(text).not.toContain(`/responses/${mine.responseId}`);
    expect(text).not.toContain('href="/approvals"');
    expect((await visitors.analyst.get(`/cases/${mine.caseId}`)).text).toContain(`/responses/${mine.responseId}`);
  });

  it('approves only the text that was seen, and says so in both languages', async () => {
    const made = await waitingRequest(office);
    await visitors['desk-lead'].get(`/cases/${made.caseId}/responses/${made.responseId}?lang=en`);
    const stale = await visitors['desk-lead'].post(`/cases/${made.caseId}/responses/${made.responseId}/approve`, { part: 'content', sha256: 'e'.repeat(64) });
    expect([stale.status, stale.text.includes('Somebody has just changed this')]).toEqual([409, true]);
    const page = await visitors['desk-lead'].get(`/cases/${made.caseId}/responses/${made.responseId}`);
    expect(page.text).toContain(`name="sha256" value="${made.sha256}"`);
    expect(page.text).toContain(finished('1').body);
    await visitors['desk-lead'].get('/?lang=vi');
  });
});
