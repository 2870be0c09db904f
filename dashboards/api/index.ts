// The API for other programs of the office: everything that screens do, by token; see docs/notes/api.md. What it can do is the table of
// endpoints; this file lets callers in.

import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { apiTokenOf } from '../../src/accounts/index.ts';
import { Problem } from '../../src/errors.ts';
import type { Deps } from '../deps.ts';
import { createRateLimit } from '../rate-limit.ts';
import { honoPath } from './endpoint.ts';
import { endpoints } from './endpoints/index.ts';
import { openApiDocument } from './openapi.ts';
import { createPace } from './pace.ts';
import { perform, type ApiEnv } from './perform.ts';
import { answerProblem } from './problems.ts';

/** Calls that one token may make in a minute, unless configured otherwise. */
const callsPerMinute = 600;
/** A register file is the largest thing that is sent. */
const largestBody = 4 * 1024 * 1024;

function addressOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'local';
  }
}

/** The methods that a path has, for 405; empty where there is no such path. */
function methodsAt(path: string): string[] {
  const fits = (pattern: string) => new RegExp(`^/api/v1${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
  return endpoints.filter((one) => fits(one.path)).map(({ method }) => method.toUpperCase());
}

function nothingHere(c: Context): Response {
  const methods = methodsAt(new URL(c.req.url).pathname);
  if (methods.length > 0) c.header('allow', methods.join(', '));
  return answerProblem(c, new Problem('not-found', { what: `${c.req.method} ${new URL(c.req.url).pathname.slice(0, 80)}` }), methods.length > 0 ? 405 : 404);
}

export function apiRoutes(deps: Deps): Hono {
  const guesses = createRateLimit(deps.signInFailures);
  const pace = createPace(deps.apiCallsPerMinute ?? callsPerMinute);
  const app = new Hono<ApiEnv>();
  app.onError((thrown, c) => {
    if (thrown instanceof Problem && thrown.code !== 'unexpected') return answerProblem(c, thrown);
    console.error(`${c.req.method} ${new URL(c.req.url).pathname}: ${thrown.stack ?? thrown.message}`);
    return answerProblem(c, new Problem('unexpected', { cause: '' }));
  });
  app.get('/openapi.json', (c) => c.json(openApiDocument()));
  app.use('/v1/*', async (c, next) => {
    const now = deps.now?.() ?? new Date();
    const address = addressOf(c);
    const [, given = ''] = /^Bearer (\S{1,200})$/.exec(c.req.header('authorization') ?? '') ?? [];
    const token = given === '' ? null : await apiTokenOf(deps.db, given, now);
    // Who guesses is slowed, not the programs that share the address (a proxy's, perhaps) and have a token.
    if (token === null) {
      guesses.check(address, now);
      guesses.fail(address, now);
      throw new Problem('no-token');
    }
    const { left, resetSeconds } = pace.take(token.id, now);
    c.header('ratelimit-remaining', String(left));
    c.header('ratelimit-reset', String(resetSeconds));
    c.header('cache-control', 'no-store');
    c.set('token', token);
    c.set('now', now);
    await next();
  });
  app.use('/v1/*', bodyLimit({ maxSize: largestBody, onError: () => { throw new Problem('form-too-large', { limit: largestBody / 1024 }); } }));
  for (const one of endpoints) app.on(one.method.toUpperCase(), `/v1${honoPath(one.path)}`, (c) => perform(c, one, deps));
  app.all('/*', nothingHere);
  return app as unknown as Hono;
}
