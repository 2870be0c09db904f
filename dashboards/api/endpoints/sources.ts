// Sources: their health, adding, pausing, testing, collecting now, OPML in and out.

import { z } from 'zod';
import { quarantined, replayQuarantined } from '../../../src/articles/index.ts';
import type { Database } from '../../../src/database/index.ts';
import { Problem } from '../../../src/errors.ts';
import { sourceKinds, wayInKinds, wayInStates, type SourceDescription } from '../../../src/model/index.ts';
import { addSource, describedSources, enableSource, readOpml, recentPolls, sourceHealth, writeOpml, type SourceHealth } from '../../../src/sources/index.ts';
import type { Deps } from '../../deps.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { country, done, id, isDone, moment } from '../shapes.ts';

const keyParams = z.object({ key: z.string().regex(/^[a-z0-9-]{1,80}$/) });
const way = z.strictObject({ kind: z.enum(wayInKinds), url: z.string().max(2000), linkPattern: z.string().max(500).optional() });
const described = z.strictObject({
  key: z.string().max(80), name: z.string().max(200), homeUrl: z.string().max(2000), country, languages: z.array(z.string()), kind: z.enum(sourceKinds), waysIn: z.array(way).max(50),
});

const source = z.object({
  key: z.string(), name: z.string(), homeUrl: z.string(), country, languages: z.array(z.string()), kind: z.enum(sourceKinds), enabled: z.boolean(), fictional: z.boolean(), origin: z.enum(['configured', 'added']),
  waysIn: z.array(z.object({
    id, kind: z.enum(wayInKinds), url: z.string(), state: z.enum(wayInStates), lastPolledAt: moment.nullable(), lastSuccessAt: moment.nullable(), nextPollAt: moment, problemCode: z.string().nullable(), problemDetail: z.string().nullable(),
    intervalMinutes: z.int(), failures: z.number(), givenUpAt: moment.nullable(),
  })),
  articles24h: z.int(), articles7d: z.int(), links: z.object({ waiting: z.int(), kept: z.int(), unchanged: z.int(), skipped: z.int() }), skippedBy: z.record(z.string(), z.int()),
  volume: z.object({ state: z.string(), silentSince: moment.nullable(), checkedAt: moment }).nullable(),
});
const poll = z.object({ way: id, at: moment, outcome: z.string(), problemCode: z.string().nullable(), found: z.int(), newLinks: z.int(), durationMs: z.int() });

async function oneSource(db: Database, key: string): Promise<SourceHealth> {
  const found = (await sourceHealth(db)).find((one) => one.key === key);
  if (found === undefined) throw new Problem('not-found', { what: `source ${key}` });
  return found;
}

/** A real outlet never goes into an archive of the fictional press. */
function requireReal({ fictional }: Deps): void {
  if (fictional) throw new Problem('mixed-press', { where: 'this archive', found: 'the fictional press', wanted: 'a real outlet' });
}

const reading: readonly Endpoint[] = [
  endpoint({
    id: 'sources', method: 'get', path: '/sources', tag: 'sources', summary: 'All sources with their health, those in trouble first', scope: 'read', needs: 'read', answer: z.object({ sources: z.array(source) }),
    run: async ({ db }) => ({ body: { sources: await sourceHealth(db) } }),
  }),
  endpoint({
    id: 'source', method: 'get', path: '/sources/{key}', tag: 'sources', summary: 'One source with its last polls', scope: 'read', needs: 'read', params: keyParams, answer: source.extend({ polls: z.array(poll) }),
    async run({ db, params }) {
      const found = await oneSource(db, params.key);
      const polls = await Promise.all(found.waysIn.map(async (one) => (await recentPolls(db, one.id)).map((row) => ({ ...row, way: one.id }))));
      return { body: { ...found, polls: polls.flat() } };
    },
  }),
  endpoint({
    id: 'sourcesFile', method: 'get', path: '/sources-opml', tag: 'sources', summary: 'All sources as OPML 2.0', scope: 'export', needs: 'read', answer: 'file',
    run: async ({ db, now }) => ({ bytes: Buffer.from(writeOpml(await describedSources(db), now)), type: 'text/x-opml; charset=utf-8', fileName: 'haidang-sources.opml' }),
  }),
  endpoint({
    id: 'quarantined', method: 'get', path: '/set-aside-links', tag: 'sources', summary: 'Links and articles that failed again and again', scope: 'read', needs: 'read',
    answer: z.object({ items: z.array(z.object({ step: z.enum(['take-in', 'understand']), subjectId: id, attempts: z.int(), reason: z.string(), quarantinedAt: moment, sourceKey: z.string(), url: z.string(), articleId: id.nullable(), title: z.string().nullable() })) }),
    run: async ({ db }) => ({ body: { items: await quarantined(db) } }),
  }),
];

const tested = z.object({
  home: z.object({ url: z.string(), name: z.string().nullable() }),
  proposals: z.array(z.object({ way, links: z.int(), newestAt: moment.nullable(), readable: z.number().describe('0–1, of the previewed articles'), recommended: z.boolean() })),
  tried: z.array(z.object({ way, detail: z.string() })).describe('ways that did not answer, and why'),
});

const work: readonly Endpoint[] = [
  endpoint({
    id: 'testSource', method: 'post', path: '/source-test', tag: 'sources', summary: 'Asks an outlet which ways in it offers; saves nothing', scope: 'manage', needs: 'manage-sources', outside: true,
    body: z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(2000) }), answer: tested,
    async run({ deps, body }) {
      if (deps.testOutlet === undefined) throw new Problem('not-found', { what: 'crawler in this process' });
      return { body: await deps.testOutlet(body.url) };
    },
  }),
  endpoint({
    id: 'addSource', method: 'post', path: '/sources', tag: 'sources', summary: 'Adds a source; it is asked at the next round', scope: 'manage', needs: 'manage-sources', body: described, answer: source,
    async run({ deps, db, by, body }) {
      requireReal(deps);
      await addSource(db, body as SourceDescription, { by: by.account.id });
      return { status: 201, body: await oneSource(db, body.key) };
    },
  }),
  endpoint({
    id: 'changeSource', method: 'put', path: '/sources/{key}', tag: 'sources', summary: 'Describes a source anew that was added before', scope: 'manage', needs: 'manage-sources', params: keyParams, body: described, answer: source,
    async run({ deps, db, by, params, body }) {
      requireReal(deps);
      if (body.key !== params.key) throw new Problem('bad-parameter', { name: 'key', cause: 'is not the key in the path' });
      await oneSource(db, params.key);
      await addSource(db, body as SourceDescription, { replace: true, by: by.account.id });
      return { body: await oneSource(db, params.key) };
    },
  }),
  endpoint({
    id: 'switchSource', method: 'post', path: '/sources/{key}/switch', tag: 'sources', summary: 'Pauses a source or lets it run again; the archive keeps what it has', scope: 'manage', needs: 'manage-sources', params: keyParams,
    body: z.strictObject({ enabled: z.boolean() }), answer: source,
    async run({ db, by, params, body }) {
      await enableSource(db, params.key, body.enabled, by.account.id);
      return { body: await oneSource(db, params.key) };
    },
  }),
  endpoint({
    id: 'collectNow', method: 'post', path: '/collect', tag: 'sources', summary: 'Asks every source at once, each host at its own pace', scope: 'write', needs: 'collect-now', outside: true, body: z.strictObject({}), answer: done,
    async run({ deps }) {
      if (deps.collectNow === undefined) throw new Problem('not-found', { what: 'crawler in this process' });
      await deps.collectNow();
      return { ...isDone, status: 202 };
    },
  }),
  endpoint({
    id: 'replayLinks', method: 'post', path: '/set-aside-links/replay', tag: 'sources', summary: 'Lets what was set aside be tried again at the next sweep, of one source or all', scope: 'write', needs: 'collect-now',
    body: z.strictObject({ source: z.string().max(80).optional() }), answer: z.object({ replayed: z.int() }),
    run: async ({ db, body }) => ({ body: { replayed: await replayQuarantined(db, body.source ?? null) } }),
  }),
  endpoint({
    id: 'importSources', method: 'post', path: '/sources-opml', tag: 'sources', summary: 'Adds the sources of an OPML file; what cannot be added is named with its reason', scope: 'manage', needs: 'manage-sources',
    body: z.strictObject({ text: z.string(), country: country.optional(), language: z.string().max(3).optional() }),
    answer: z.object({ added: z.array(z.string()), refused: z.array(z.object({ text: z.string(), cause: z.string() })) }),
    async run({ deps, db, by, body }) {
      requireReal(deps);
      const read = readOpml(body.text, { ...(body.country && { country: body.country }), ...(body.language && { language: body.language }) });
      if ('problem' in read) throw new Problem('bad-opml', { file: 'text', cause: read.problem });
      const added: string[] = [];
      const refused = [...read.refused];
      for (const one of read.sources) {
        try {
          await addSource(db, one, { by: by.account.id });
          added.push(one.key);
        } catch (thrown) {
          if (!(thrown instanceof Problem)) throw thrown;
          refused.push({ text: one.name, cause: thrown.message });
        }
      }
      return { body: { added, refused } };
    },
  }),
];

export const sourceEndpoints: readonly Endpoint[] = [...reading, ...work];
