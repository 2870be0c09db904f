// The register: read, new versions, import and the open files. Verifying evidence means that a person has compared it with the document.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../../src/audit/index.ts';
import type { Database } from '../../../src/database/index.ts';
import { Problem } from '../../../src/errors.ts';
import { claimStates, entryKinds, entryOrigins, voices, type Evidence, type RegisterEntry } from '../../../src/model/index.ts';
import {
  confirmedAppearances, currentEntries, decidedCounts, entryIdPattern, entryVersions, importEntries, matchedArticles, precisionOf, readRegisterFile, saveVersion, writeClaimReviews, writeRegisterFile,
} from '../../../src/register/index.ts';
import { endpoint, type Endpoint, type Reply } from '../endpoint.ts';
import { bilingual, country, id, language, limit, moment } from '../shapes.ts';

const entryParams = z.object({ id: z.string().regex(entryIdPattern) });

/** As it is given out; what is taken in is checked by the register itself. */
const entry = z.object({
  id: z.string(), version: z.int(), kind: z.enum(entryKinds).describe('document-fact: say "contradicts record"; stated-position: say "differs from the stated position"'), validFrom: z.string().optional(), validUntil: z.string().optional(),
  title: bilingual, claim: bilingual, position: bilingual,
  evidence: z.array(z.object({ document: z.string(), date: z.string(), link: z.string().nullable(), bearing: bilingual, place: z.string().optional(), quoted: z.string().optional(), verified: z.boolean(), verifiedBy: z.string().optional().describe('account of the office'), verifiedOn: z.string().optional() })),
  talkingPoints: z.object({ vi: z.array(z.string()), en: z.array(z.string()) }),
  wordings: z.array(z.object({ language: z.string(), text: z.string(), voice: z.enum(voices) })),
});
const written = entry.omit({ version: true }).strict();

async function current(db: Database, entryId: string): Promise<Reply> {
  const found = (await currentEntries(db)).find((one) => one.id === entryId);
  if (found === undefined) throw new Problem('not-found', { what: entryId });
  return { body: found, version: found.version };
}

const unsealed = ({ verifiedBy: _by, verifiedOn: _on, ...item }: Evidence): Evidence => ({ ...item, verified: false });

/** No token verifies: evidence counts as verified only where the register already has that very item so. */
function withoutNewSeals(entries: readonly RegisterEntry[], known: readonly RegisterEntry[]): RegisterEntry[] {
  return entries.map((one) => {
    const sealed = new Set(known.find((before) => before.id === one.id)?.evidence.map(canonicalJson));
    return { ...one, evidence: one.evidence.map((item) => (sealed.has(canonicalJson(item)) ? item : unsealed(item))) };
  });
}

const reading: readonly Endpoint[] = [
  endpoint({
    id: 'register', method: 'get', path: '/register', tag: 'register', summary: 'All entries in their newest version', scope: 'read', needs: 'read', answer: z.object({ entries: z.array(entry) }),
    run: async ({ db }) => ({ body: { entries: await currentEntries(db) } }),
  }),
  endpoint({
    id: 'registerEntry', method: 'get', path: '/register/{id}', tag: 'register', summary: 'One entry in its newest version', scope: 'read', needs: 'read', params: entryParams, answer: entry,
    run: ({ db, params }) => current(db, params.id),
  }),
  endpoint({
    id: 'registerVersions', method: 'get', path: '/register/{id}/versions', tag: 'register', summary: 'Every version of an entry, newest first', scope: 'read', needs: 'read', params: entryParams,
    answer: z.object({ versions: z.array(z.object({ origin: z.enum(entryOrigins), entry })) }),
    async run({ db, params }) {
      const versions = await entryVersions(db, params.id);
      if (versions.length === 0) throw new Problem('not-found', { what: params.id });
      return { body: { versions } };
    },
  }),
  endpoint({
    id: 'registerMatches', method: 'get', path: '/register/{id}/matches', tag: 'register', summary: 'Articles in which the entry was found, newest first', scope: 'read', needs: 'read', params: entryParams, query: z.object({ limit }),
    answer: z.object({ matches: z.array(z.object({
      id, version: z.int(), voice: z.enum(voices), quote: z.string(), state: z.enum(claimStates), foundAt: moment, decidedAt: moment.nullable(), articleId: id, title: z.string(), language: language.nullable(), outlet: z.string(), country, publishedAt: moment.nullable(),
    })) }),
    run: async ({ db, params, query }) => ({ body: { matches: await matchedArticles(db, params.id, query.limit ?? 50) } }),
  }),
  endpoint({
    id: 'registerQuality', method: 'get', path: '/register-quality', tag: 'register', summary: 'How often people agreed, per entry and language', scope: 'read', needs: 'read',
    answer: z.object({ rows: z.array(z.object({ register: z.string(), language, confirmed: z.int(), rejected: z.int(), open: z.int(), precision: z.number().nullable().describe('null below five decisions') })) }),
    run: async ({ db }) => ({ body: { rows: (await decidedCounts(db)).map((row) => ({ ...row, precision: precisionOf([row]) })) } }),
  }),
  endpoint({
    id: 'registerFile', method: 'get', path: '/register-file', tag: 'register', summary: 'The register as a file: YAML, or ClaimReview as JSON-LD', scope: 'export', needs: 'read', query: z.object({ format: z.enum(['yaml', 'jsonld']) }), answer: 'file',
    async run({ db, deps, query: { format } }) {
      const entries = await currentEntries(db);
      const text = format === 'yaml' ? writeRegisterFile(entries) : writeClaimReviews(entries, await confirmedAppearances(db), deps.province.name);
      return { bytes: Buffer.from(text), type: `application/${format === 'yaml' ? 'yaml' : 'ld+json'}; charset=utf-8`, fileName: `register.${format}` };
    },
  }),
];

const writing: readonly Endpoint[] = [
  endpoint({
    id: 'addRegisterEntry', method: 'post', path: '/register', tag: 'register', summary: 'A new entry', scope: 'manage', needs: 'edit-register', body: written, answer: entry,
    async run({ db, by, body }) {
      await saveVersion(db, by, body as Omit<RegisterEntry, 'version'>, 0);
      return { ...(await current(db, body.id)), status: 201 };
    },
  }),
  endpoint({
    id: 'changeRegisterEntry', method: 'put', path: '/register/{id}', tag: 'register', summary: 'A new version of an entry; evidence that was changed counts as not verified', scope: 'manage', needs: 'edit-register', params: entryParams, matches: true,
    body: z.strictObject({ entry: written, note: z.string().max(500).default('') }), answer: entry,
    async run({ db, by, params, body, version }) {
      if (body.entry.id !== params.id) throw new Problem('bad-parameter', { name: 'entry.id', cause: 'is not the id in the path' });
      await saveVersion(db, by, body.entry as Omit<RegisterEntry, 'version'>, version, body.note);
      return current(db, params.id);
    },
  }),
  endpoint({
    id: 'importRegister', method: 'post', path: '/register-import', tag: 'register', summary: 'Takes over a register file: new versions only where something changed, all or none', scope: 'manage', needs: 'edit-register',
    body: z.strictObject({ name: z.string().min(1).max(200), text: z.string().describe('the file, YAML'), check: z.boolean().default(false).describe('writes nothing') }),
    answer: z.object({ added: z.array(z.object({ id: z.string(), version: z.int() })), changed: z.array(z.object({ id: z.string(), version: z.int(), fields: z.array(z.string()) })), unchanged: z.array(z.string()) }),
    async run({ db, by, body: { name, text, check } }) {
      const entries = withoutNewSeals(readRegisterFile(text, name), await currentEntries(db));
      const file = { name, sha256: createHash('sha256').update(text).digest('hex') };
      return { body: await importEntries(db, entries, file, { dryRun: check, by: by.account.id }) };
    },
  }),
  endpoint({
    id: 'verifyEvidence', method: 'post', path: '/register/{id}/verify', tag: 'register', summary: 'Evidence is compared with its document: only a person at the screen does', scope: 'write', needs: 'verify-evidence', params: entryParams,
    answer: entry, personOnly: 'xác minh chứng cứ / verifying evidence', run: () => Promise.reject(new Problem('not-allowed')),
  }),
];

export const registerEndpoints: readonly Endpoint[] = [...reading, ...writing];
