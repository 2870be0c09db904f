import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDashboards } from '../../dashboards/index.ts';
import { addApiToken, apiTokens, disableAccount, revokeApiToken, roleOfToken, tokenScopes } from '../../src/accounts/index.ts';
import { eventsOf, verify } from '../../src/audit/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { roles } from '../../src/model/index.ts';
import { indexMissing } from '../../src/search/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { busyDesk } from '../helpers/desk.ts';
import { testProvince } from '../helpers/serve.ts';
import { createCaller } from './api-caller.ts';

let db: OpenDatabase;
let app: ReturnType<typeof createDashboards>;
let busy: Awaited<ReturnType<typeof busyDesk>>;
let reader: ReturnType<typeof createCaller>;
let analyst: ReturnType<typeof createCaller>;
const now = new Date('2026-11-20T00:45:00Z');
const plain = (text: string, parameters: readonly unknown[] = []) => db.rows<Record<string, number>>(builtStatement('plain', text), parameters);

beforeAll(async () => {
  ({ database: db } = await freshDatabase());
  busy = await busyDesk(db, now);
  await indexMissing(db);
  app = createDashboards({ db, province: testProvince, fictional: true, now: () => now, signInFailures: 8, signIn: { secret: 'a secret of thirty-two characters' } });
  await busy.desk.account('ha', 'analyst');
  reader = createCaller(app, await addApiToken(db, 'Cơ sở dữ liệu tỉnh', null));
  analyst = createCaller(app, await addApiToken(db, 'Của Hà', null, { username: 'ha', scopes: tokenScopes }));
});
afterAll(async () => {
  expect(await verify(db)).toMatchObject({ ok: true });
  await db.close();
});

describe('reading by token', () => {
  it('gives articles by words and labels, as the schema says, and every one once, page after page', async () => {
    const { status, body } = await reader('GET', '/api/v1/articles?q=xisha&language=en');
    expect([status, body['articles']]).toMatchObject([200, [{ country: 'MY', language: 'en', about: 'vietnam' }]]);
    const seen: number[] = [];
    let after = '';
    do {
      const page = (await reader('GET', `/api/v1/articles?limit=4${after}`)).body as unknown as { articles: { id: number }[]; next: string | null };
      seen.push(...page.articles.map(({ id }) => id));
      after = page.next === null ? '' : `&after=${page.next}`;
    } while (after !== '');
    expect([seen.length, new Set(seen).size]).toEqual([10, 10]);
  });

  it('gives stories and claims behind a cursor, each once', async () => {
    const first = await reader('GET', '/api/v1/stories?limit=5');
    const rest = await reader('GET', `/api/v1/stories?limit=5&after=${String(first.body['next'])}`);
    const ids = [first, rest].flatMap(({ body }) => (body['stories'] as { id: number }[]).map(({ id }) => id));
    expect([ids.length, new Set(ids).size, rest.body['next']]).toEqual([7, 7, null]);
    const claims = (await reader('GET', '/api/v1/claims')).body['claims'] as { state: string }[];
    expect(claims.map(({ state }) => state)).toEqual(['suggested', 'suggested', 'suggested']);
  });

  it('gives cases with the claim and its state, a whole case, statistics, and what the token may', async () => {
    const cases = (await reader('GET', '/api/v1/cases?level=alert')).body['cases'] as { claim: unknown; id: number }[];
    expect(cases).toHaveLength(2);
    expect(cases[0]?.claim).toMatchObject({ voice: 'asserts', state: 'suggested', kind: 'stated-position' });
    const whole = await reader('GET', `/api/v1/cases/${busy.cases.sansha}`);
    expect(whole.body).toMatchObject({ level: 'alert', copies: 3, claims: [{ register: 'SANSHA', state: 'suggested' }] });
    const figures = (await reader('GET', '/api/v1/statistics?from=2026-11-18&to=2026-11-20')).body;
    expect(figures['buckets']).toHaveLength(3);
    expect((await reader('GET', '/api/v1/token')).body).toMatchObject({ account: null, role: 'reader', scopes: ['read', 'export'] });
  });

  it('answers 304 to who has it already, and a fresh answer once it changed', async () => {
    const path = `/api/v1/cases/${busy.cases.dash}`;
    const first = await reader('GET', path);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"\d+\.[0-9a-f]{16}"$/);
    const again = await reader('GET', path, { headers: { 'if-none-match': etag } });
    expect([again.status, again.text]).toEqual([304, '']);
    await analyst('POST', `${path}/comment`, { body: { text: 'Đã xem.' } });
    expect((await reader('GET', path, { headers: { 'if-none-match': etag } })).status).toBe(200);
  });
});

describe('what is wrong is said', () => {
  it('names the parameter, in the language asked for, as problem+json', async () => {
    for (const path of ['/api/v1/articles?topic=sports', '/api/v1/articles?bylin=x', '/api/v1/cases?limit=0', '/api/v1/statistics?from=2026-11-20&to=2026-11-01', '/api/v1/statistics', '/api/v1/sources?x=1']) {
      const { status, body, headers } = await reader('GET', path, { headers: { 'accept-language': 'en-GB,vi;q=0.5' } });
      expect([path, status, body['title'], headers.get('content-type'), headers.get('content-language')]).toEqual([path, 400, 'bad-parameter', 'application/problem+json', 'en']);
      expect(body['detail']).toMatch(/^The parameter/);
    }
    expect((await reader('GET', '/api/v1/articles?topic=sports')).body['detail']).toMatch(/^Tham số “topic”/);
    expect((await reader('GET', '/api/v1/articles?topic=sports', { headers: { 'accept-language': 'fr, en;q=0, vi;q=0.1' } })).headers.get('content-language')).toBe('vi');
  });

  it('404, 405 with what is allowed, 400 for what is not JSON, 413 for too much', async () => {
    expect((await reader('GET', '/api/v1/nothing')).status).toBe(404);
    expect((await reader('GET', '/api/v1/cases/999999')).status).toBe(404);
    expect((await reader('GET', '/api/v1/cases/abc')).status).toBe(404);
    const wrong = await reader('DELETE', '/api/v1/cases');
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET']);
    const path = `/api/v1/cases/${busy.cases.dash}/comment`;
    expect((await analyst('POST', path, { body: { text: 'x', note: 'y' } })).body).toMatchObject({ title: 'bad-parameter', en: 'The parameter "note" is wrong: Unrecognized key: "note".' });
    expect((await analyst('POST', path, { headers: { 'content-type': 'text/plain' }, body: { text: 'x' } })).status).toBe(400);
    expect((await analyst('POST', path, { body: { text: 'x'.repeat(5_000_000) } })).status).toBe(413);
  });

  it('answers nobody without a token, nor with one that ended or ran out, nor for a disabled account, and slows who guesses', async () => {
    expect((await createCaller(app, null)('GET', '/api/v1/articles')).headers.get('www-authenticate')).toMatch(/^Bearer/);
    const other = createCaller(app, await addApiToken(db, 'thử', null));
    expect((await other('GET', '/api/v1/cases')).status).toBe(200);
    await revokeApiToken(db, 'thử', null);
    expect((await other('GET', '/api/v1/cases')).status).toBe(401);
    await expect(addApiToken(db, 'thử', null)).rejects.toMatchObject({ code: 'bad-token-name' });
    const old = createCaller(app, await addApiToken(db, 'đã hết hạn', null, { expiresAt: new Date(now.getTime() - 1) }));
    expect((await old('GET', '/api/v1/cases')).status).toBe(401);
    await busy.desk.account('gone', 'analyst');
    const gone = createCaller(app, await addApiToken(db, 'người đã nghỉ', null, { username: 'gone', scopes: ['read', 'write'] }));
    expect((await gone('GET', '/api/v1/cases')).status).toBe(200);
    await disableAccount(db, 'gone', null);
    expect((await gone('GET', '/api/v1/cases')).status).toBe(401);
    expect((await apiTokens(db)).map(({ name, username, revokedAt }) => [name, username, revokedAt !== null]).slice(0, 3)).toEqual([['Cơ sở dữ liệu tỉnh', null, false], ['Của Hà', 'ha', false], ['thử', null, true]]);
    let last = await other('GET', '/api/v1/cases');
    for (let n = 0; n < 10; n += 1) last = await createCaller(app, `hd_guess${n}`)('GET', '/api/v1/cases');
    expect([last.status, Number(last.headers.get('retry-after')) > 60]).toEqual([429, true]);
  });

  it('slows a program that calls too often, and says for how long', async () => {
    let at = now;
    const slow = createDashboards({ db, province: testProvince, fictional: true, now: () => at, apiCallsPerMinute: 3 });
    const call = createCaller(slow, await addApiToken(db, 'vội', null));
    const answers = [];
    for (let n = 0; n < 4; n += 1) answers.push(await call('GET', '/api/v1/token'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect([answers[0]?.headers.get('ratelimit-remaining'), answers[3]?.headers.get('retry-after'), answers[3]?.body['title']]).toEqual(['2', '60', 'too-fast']);
    at = new Date(now.getTime() + 60_000);
    expect((await call('GET', '/api/v1/token')).status).toBe(200);
  });
});

describe('exporting by token', () => {
  it('sends a whole kind while it is read, with its schema, and a byte order mark only where asked for', async () => {
    const token = await addApiToken(db, 'trích xuất', null);
    const get = (path: string) => app.request(`http://localhost/api/v1/exports/${path}`, { headers: { authorization: `Bearer ${token}` } });
    const marked = Buffer.from(await (await get('articles?format=csv&bom=1')).arrayBuffer());
    const plainCsv = Buffer.from(await (await get('articles?format=csv')).arrayBuffer());
    expect([marked.subarray(0, 3).toString('hex'), marked.subarray(3).equals(plainCsv)]).toEqual(['efbbbf', true]);
    const lines = await get('articles?format=jsonl');
    expect([lines.headers.get('content-type'), (await lines.text()).trim().split('\n').length]).toEqual(['application/jsonl; charset=utf-8', 10]);
    expect((await reader('GET', '/api/v1/exports/articles/schema')).body).toMatchObject({ title: 'haidang/articles/1' });
    expect((await reader('GET', '/api/v1/exports/people?format=csv')).status).toBe(404);
    expect((await db.rows<{ detail: { via: string } }>(builtStatement('noted', `select detail from audit_event where action = 'export.made' order by id desc limit 1`)))[0]?.detail.via).toMatch(/^api-token:\d+$/);
  });
});

describe('tokens', () => {
  it('of nobody can only read; nobody gets one that may more than the person', async () => {
    await expect(addApiToken(db, 'a', null, { scopes: ['write'] })).rejects.toMatchObject({ code: 'bad-token-scope' });
    await expect(addApiToken(db, 'b', null, { username: 'nobody' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(addApiToken(db, 'c', null, { username: 'ha', scopes: ['read'], role: 'administrator' })).rejects.toMatchObject({ code: 'bad-token-scope' });
    await expect(plain(`insert into api_token (name, token_hash, scopes) values ('d', repeat('d', 64), '{write}')`)).rejects.toThrow(/api_token_of_nobody_reads/);
    const narrow = createCaller(app, await addApiToken(db, 'Hà chỉ đọc', null, { username: 'ha', scopes: tokenScopes, role: 'reader' }));
    expect((await narrow('GET', '/api/v1/token')).body).toMatchObject({ account: 'ha', role: 'reader', may: ['read'] });
    expect((await narrow('POST', `/api/v1/cases/${busy.cases.dash}/comment`, { body: { text: 'x' } })).body['title']).toBe('not-allowed');
  });

  it('never act with more than the person may now', () => {
    expect(roleOfToken('administrator', 'analyst')).toBe('analyst');
    expect(roleOfToken('analyst', 'desk-lead')).toBe('reader');
    for (const role of roles) expect([roleOfToken(role, null), roleOfToken(role, role), roleOfToken(role, 'reader')]).toEqual([role, role, 'reader']);
  });
});

describe('doing by token', () => {
  it('takes, comments, closes and the log says by which token; a stale version is refused and changes nothing', async () => {
    const path = `/api/v1/cases/${busy.cases.xisha}`;
    const etag = (await analyst('GET', path)).headers.get('etag') ?? '';
    expect((await analyst('POST', `${path}/take`, { body: {} })).status).toBe(428);
    expect((await analyst('POST', `${path}/take`, { body: {}, version: '*' })).status).toBe(428);
    const taken = await analyst('POST', `${path}/take`, { body: {}, version: etag });
    expect([taken.status, taken.body['state'], taken.body['holder']]).toEqual([200, 'assessing', 'ha']);
    const before = await plain('select count(*)::int as n from audit_event');
    const stale = await analyst('POST', `${path}/close`, { body: { reason: 'opinion' }, version: etag });
    expect([stale.status, stale.body['title']]).toEqual([412, 'changed-meanwhile']);
    expect(await plain('select count(*)::int as n from audit_event')).toEqual(before);
    const closed = await analyst('POST', `${path}/close`, { body: { reason: 'opinion', note: 'Bài bình luận.' }, version: taken.headers.get('etag') ?? '' });
    expect(closed.body).toMatchObject({ state: 'closed', closeReason: 'opinion' });
    expect((await eventsOf(db, `case:${busy.cases.xisha}`)).map(({ action, username }) => [action, username]).slice(-2)).toEqual([['case.taken', 'ha'], ['case.closed', 'ha']]);
    const calls = await db.rows<{ detail: { operation: string } }>(builtStatement('calls', `select detail from audit_event where action = 'api.called' order by id desc limit 2`));
    expect(calls.map(({ detail }) => detail.operation)).toEqual(['closeCase', 'takeCase']);
  });

  it('does once what is asked twice with one key, also at the same time; another request under the key is refused', async () => {
    const path = `/api/v1/cases/${busy.cases.rubber}/comment`;
    const both = await Promise.all([analyst('POST', path, { body: { text: 'Một lần.' }, key: 'k-1' }), analyst('POST', path, { body: { text: 'Một lần.' }, key: 'k-1' })]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both[0]?.text).toBe(both[1]?.text);
    expect(both.map(({ headers }) => headers.get('idempotency-replayed')).sort()).toEqual([null, 'true'].sort());
    expect(await plain('select count(*)::int as n from case_comment where case_id = $1', [busy.cases.rubber])).toEqual([{ n: 1 }]);
    expect((await analyst('POST', path, { body: { text: 'Khác.' }, key: 'k-1' })).status).toBe(422);
    expect((await analyst('POST', path, { body: { text: '  ' }, key: 'k-2' })).status).toBe(400);
    // What failed was not kept: the key is free.
    expect((await analyst('POST', path, { body: { text: 'Lần hai.' }, key: 'k-2' })).status).toBe(200);
  });

  it('keeps the secret of a webhook nowhere, not in the answer kept for a repeated call either', async () => {
    await busy.desk.account('quan-tri', 'administrator');
    const admin = createCaller(app, await addApiToken(db, 'Quản trị', null, { username: 'quan-tri', scopes: tokenScopes }));
    const add = () => admin('POST', '/api/v1/webhooks', { body: { name: 'Cổng tỉnh', url: 'http://127.0.0.1:9/hook', events: ['digest.issued'] }, key: 'hook-1' });
    const [made, again] = [await add(), await add()];
    expect([made.status, String(made.body['secret']).length, again.status]).toEqual([201, 43, 201]);
    expect(again.body).toEqual({ id: made.body['id'], secret: null });
    const kept = await db.rows(builtStatement('plain', 'select to_jsonb(a) as kept from api_answer a union all select to_jsonb(w) from webhook w union all select to_jsonb(e) from audit_event e'));
    expect([kept.length > 2, JSON.stringify(kept).includes(String(made.body['secret']))]).toEqual([true, false]);
  });

  it('leaves to people what people decide: claims, approvals, evidence, undo; and says so', async () => {
    for (const path of [`/api/v1/cases/${busy.cases.sansha}/claims/${busy.claims.sansha}/decide`, '/api/v1/responses/1/approve', '/api/v1/responses/1/return', '/api/v1/register/SANSHA/verify', '/api/v1/undo']) {
      const { status, body } = await analyst('POST', path, { body: { from: 'suggested', to: 'confirmed' } });
      expect([path, status, body['title']]).toEqual([path, 403, 'needs-a-person']);
    }
    expect(await plain(`select count(*)::int as n from claim where state <> 'suggested'`)).toEqual([{ n: 0 }]);
  });

  it('keeps scopes apart: a token without "write" changes nothing', async () => {
    const looking = createCaller(app, await addApiToken(db, 'Hà nhìn', null, { username: 'ha', scopes: ['read'] }));
    const refused = await looking('POST', `/api/v1/cases/${busy.cases.dash}/comment`, { body: { text: 'x' } });
    expect([refused.status, refused.body['title']]).toEqual([403, 'missing-scope']);
    expect((await looking('GET', '/api/v1/exports/cases?format=csv')).status).toBe(403);
  });
});
