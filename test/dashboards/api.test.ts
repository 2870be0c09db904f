import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answers, questions } from '../../dashboards/api/schemas.ts';
import { createDashboards } from '../../dashboards/index.ts';
import { addApiToken, apiTokens, revokeApiToken } from '../../src/accounts/index.ts';
import { verify } from '../../src/audit/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import { indexMissing } from '../../src/search/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { busyDesk } from '../helpers/desk.ts';
import { testProvince } from '../helpers/serve.ts';

let db: OpenDatabase;
let app: ReturnType<typeof createDashboards>;
let token: string;
const now = new Date('2026-11-20T00:45:00Z');
beforeAll(async () => {
  ({ database: db } = await freshDatabase());
  await busyDesk(db, now);
  await indexMissing(db);
  app = createDashboards({ db, province: testProvince, fictional: true, now: () => now, signInFailures: 8 });
  token = await addApiToken(db, 'Cơ sở dữ liệu tỉnh', null);
});
afterAll(async () => {
  expect(await verify(db)).toMatchObject({ ok: true });
  await db.close();
});

async function ask(path: string, given: string | null = token) {
  const response = await app.request(`http://localhost${path}`, { headers: given === null ? {} : { authorization: `Bearer ${given}` } });
  return { status: response.status, body: (await response.json()) as never };
}

describe('the API', () => {
  it('gives articles by words and labels, as its schema says', async () => {
    const { status, body } = await ask('/api/v1/articles?q=xisha&language=en');
    expect(status).toBe(200);
    const { articles, next } = answers.articles.parse(body);
    expect(next).toBeNull();
    expect(articles).toMatchObject([{ country: 'MY', language: 'en', about: 'vietnam' }]);
  });

  it('gives every article once, page after page', async () => {
    const seen: number[] = [];
    let after = '';
    do {
      const page = answers.articles.parse((await ask(`/api/v1/articles?limit=4${after}`)).body);
      seen.push(...page.articles.map(({ id }) => id));
      after = page.next === null ? '' : `&after=${page.next}`;
    } while (after !== '');
    expect(seen).toHaveLength(10);
    expect(new Set(seen).size).toBe(10);
  });

  it('gives cases with the claim and its state, and statistics of a period', async () => {
    const { cases } = answers.cases.parse((await ask('/api/v1/cases?level=alert')).body);
    expect(cases).toHaveLength(2);
    expect(cases[0]?.claim).toMatchObject({ voice: 'asserts', state: 'suggested', kind: 'stated-position' });
    const figures = answers.statistics.parse((await ask('/api/v1/statistics?from=2026-11-18&to=2026-11-20')).body);
    expect(figures.buckets).toHaveLength(3);
    expect(figures.topics.length).toBeGreaterThan(2);
  });

  it('names the parameter that is wrong, in both languages', async () => {
    for (const path of ['/api/v1/articles?topic=sports', '/api/v1/articles?bylin=x', '/api/v1/cases?limit=0', '/api/v1/statistics?from=2026-11-20&to=2026-11-01', '/api/v1/statistics']) {
      const { status, body } = await ask(path);
      expect([path, status]).toEqual([path, 400]);
      expect(answers.problem.parse(body)).toMatchObject({ problem: 'bad-parameter' });
    }
  });

  it('describes all of it, and no field for a person', async () => {
    const { status, body } = await ask('/api/openapi.json', null);
    const document = body as { openapi: string; paths: Record<string, { get: { parameters: { name: string; required: boolean }[]; responses: Record<string, unknown> } }> };
    expect(status).toBe(200);
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(Object.keys(questions).map((name) => `/api/v1/${name}`));
    expect(document.paths['/api/v1/statistics']?.get.parameters.filter(({ required }) => required).map(({ name }) => name)).toEqual(['from', 'to']);
    expect(JSON.stringify(document)).not.toMatch(/"(author|byline|assignee|person|username)"/);
  });

  it('answers nobody without a token, nor with one that was ended, and slows who guesses', async () => {
    expect((await ask('/api/v1/articles', null)).status).toBe(401);
    expect((await ask('/api/v1/cases', 'hd_wrong')).status).toBe(401);
    const other = await addApiToken(db, 'thử', null);
    expect((await ask('/api/v1/cases', other)).status).toBe(200);
    await revokeApiToken(db, 'thử', null);
    expect((await ask('/api/v1/cases', other)).status).toBe(401);
    await expect(addApiToken(db, 'thử', null)).rejects.toMatchObject({ code: 'bad-token-name' });
    expect((await apiTokens(db)).map(({ name, revokedAt }) => [name, revokedAt !== null])).toEqual([['Cơ sở dữ liệu tỉnh', false], ['thử', true]]);
    let status = 0;
    for (let n = 0; n < 10; n += 1) ({ status } = await ask('/api/v1/cases', `hd_guess${n}`));
    expect(status).toBe(429);
  });
});
