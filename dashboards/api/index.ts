// The API for other programs of the office: it reads, by token, what the screens show.

import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context } from 'hono';
import type { z } from 'zod';
import { apiTokenOf } from '../../src/accounts/index.ts';
import { queueRows, type QueueRow } from '../../src/cases/index.ts';
import { Problem } from '../../src/errors.ts';
import { searchArticles, type FoundArticle } from '../../src/search/index.ts';
import { trends } from '../../src/trends/index.ts';
import { dayStart } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { createRateLimit } from '../rate-limit.ts';
import { readSearch } from '../search/filter.ts';
import { openApiDocument } from './openapi.ts';
import { questions, type Question } from './schemas.ts';

const dayMs = 86_400_000;
/** The longest period that statistics are made of in one call. */
const longestDays = 1100;

const statuses = { 'no-token': 401, 'too-many-attempts': 429, 'bad-parameter': 400 } as const;

function answerProblem(c: Context, problem: Problem) {
  const status = statuses[problem.code as keyof typeof statuses] ?? 500;
  return c.json({ problem: problem.code, vi: problem.in('vi'), en: problem.in('en') }, status);
}

function addressOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'local';
  }
}

/** The query parameters, checked. Throws `bad-parameter` with the one that is wrong, also where there is no such parameter. */
function asked<Name extends Question>(c: Context, name: Name): z.output<(typeof questions)[Name]> {
  const given = Object.fromEntries(new URL(c.req.url).searchParams);
  const checked = questions[name].strict().safeParse(given);
  if (checked.success) return checked.data as z.output<(typeof questions)[Name]>;
  const [issue] = checked.error.issues;
  throw new Problem('bad-parameter', { name: issue?.path.join('.') || 'query', cause: issue?.message ?? 'wrong' });
}

const articleOf = (found: FoundArticle) => ({
  id: found.articleId, url: found.url, title: found.title, outlet: found.outlet, source: found.sourceKey, country: found.country, language: found.language,
  publishedAt: found.publishedAt, about: found.about, topics: found.topics, sentiment: found.sentiment, story: found.storyId, case: found.caseId,
});

const caseOf = ({ caseId, number, storyId, state, level, openedAt, due, closedAt, closeReason, flagKinds, article, claim, articles, copies, countries, languages }: QueueRow) => ({
  id: caseId, number, story: storyId, state, level, openedAt, due, closedAt, closeReason, flags: flagKinds, article,
  claim: claim && { id: claim.id, register: claim.register, version: claim.registerVersion, kind: claim.kind, voice: claim.voice, quote: claim.quote, state: claim.state },
  articles, copies, countries, languages,
});

async function articles(c: Context, { db, province }: Deps) {
  const { limit } = asked(c, 'articles');
  const { found, next } = await searchArticles(db, { ...readSearch(new URL(c.req.url).searchParams, province.timeZone), ...(limit === undefined ? {} : { limit }) });
  return c.json({ articles: found.map(articleOf), next });
}

async function cases(c: Context, { db }: Deps) {
  const { level, foreign, closed, after, limit } = asked(c, 'cases');
  const { rows, next } = await queueRows(db, {
    ...(level && { level }), ...(foreign && { foreign: true }), ...(closed && { closed: true }), ...(after && { after }), ...(limit && { limit }),
  }, 0);
  return c.json({ cases: rows.map(caseOf), next });
}

async function statistics(c: Context, { db, province: { timeZone } }: Deps) {
  const question = asked(c, 'statistics');
  const [from, last] = [dayStart(question.from, timeZone), dayStart(question.to, timeZone)];
  if (from === undefined || last === undefined || last < from || last.getTime() - from.getTime() > longestDays * dayMs) {
    throw new Problem('bad-parameter', { name: 'to', cause: `must not be before "from", nor more than ${longestDays} days after it` });
  }
  const before = new Date(last.getTime() + dayMs);
  const figures = await trends(db, { from, before, timeZone, bucket: question.bucket ?? 'day', ...(question.about && { about: question.about }) });
  return c.json({ from, before, ...figures });
}

export function apiRoutes(deps: Deps): Hono {
  const limit = createRateLimit(deps.signInFailures);
  const now = () => deps.now?.() ?? new Date();
  const app = new Hono();
  app.onError((thrown, c) => {
    if (thrown instanceof Problem) return answerProblem(c, thrown);
    console.error(`${c.req.method} ${new URL(c.req.url).pathname}: ${thrown.stack ?? thrown.message}`);
    return answerProblem(c, new Problem('unexpected', { cause: '' }));
  });
  app.get('/openapi.json', (c) => c.json(openApiDocument()));
  app.use('/v1/*', async (c, next) => {
    const address = addressOf(c);
    limit.check(address, now());
    const [, token = ''] = /^Bearer (\S{1,200})$/.exec(c.req.header('authorization') ?? '') ?? [];
    if (token === '' || (await apiTokenOf(deps.db, token, now())) === null) {
      limit.fail(address, now());
      throw new Problem('no-token');
    }
    await next();
    c.header('cache-control', 'no-store');
  });
  app.get('/v1/articles', (c) => articles(c, deps));
  app.get('/v1/cases', (c) => cases(c, deps));
  app.get('/v1/statistics', (c) => statistics(c, deps));
  return app;
}
