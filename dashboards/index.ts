// What people see: pages made on the server, readable without scripts, quick with keys. `createDashboards` gives the whole web side as
// one Hono app; the rooms do the work and check who may.

import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { apiRoutes } from './api/index.ts';
import { alertFeedRoutes } from './alerts/index.tsx';
import { assetRoutes } from './assets.ts';
import type { Deps, Env } from './deps.ts';
import { formProof, headers, sameOrigin, signedIn, smallBodies, viewer } from './guard.ts';
import { showNotFound, showProblem } from './problem-page.tsx';
import { screens } from './routes.ts';
import { signInRoutes } from './sign-in/index.tsx';

export type { Deps } from './deps.ts';

export function createDashboards(deps: Deps): Hono {
  const app = new Hono<Env>();
  app.onError((thrown, c) => showProblem(c, thrown));
  app.notFound((c) => showNotFound(c));
  // Pages shrink to a quarter on the way; assets come packed already, and a stream of events is left alone.
  app.use(compress());
  app.use(headers(deps));
  // Answers whether we live, and nothing about what we know.
  app.get('/healthz', (c) => c.text('ok'));
  app.route('/', assetRoutes);
  app.route('/', alertFeedRoutes(deps));
  app.route('/api', apiRoutes(deps));
  app.use(viewer(deps), smallBodies, sameOrigin(deps), formProof);
  app.route('/', signInRoutes(deps));
  app.use(signedIn);
  for (const routes of screens) app.route('/', routes(deps));
  return app as unknown as Hono;
}
