// One call, from its checks to its answer. A writing call is one transaction with its audit event and, where a key was given, its kept answer:
// asked twice it is done once, and a call that fails leaves nothing.

import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { keepAnswer, requireMay, takeAnswerKey, type KeptAnswer, type TokenUse } from '../../src/accounts/index.ts';
import { record } from '../../src/audit/index.ts';
import type { Database } from '../../src/database/index.ts';
import { Problem } from '../../src/errors.ts';
import type { Deps } from '../deps.ts';
import type { Call, Endpoint, FileReply, Reply, Streamed } from './endpoint.ts';
import { streamOf } from './stream.ts';

export type ApiEnv = { Variables: { token: TokenUse; now: Date } };
export type ApiContext = Context<ApiEnv>;
type AnyCall = Call<Record<string, unknown>, Record<string, unknown>, unknown>;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

type Issues = { readonly error: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string; readonly keys?: readonly string[] }[] } };

function wrongParameter(where: string, { error }: Issues): Problem {
  const [issue] = error.issues;
  const path = [...(issue?.path ?? []), ...(issue?.keys?.slice(0, 1) ?? [])].map(String).join('.');
  return new Problem('bad-parameter', { name: path === '' ? where : path, cause: issue?.message ?? 'wrong' });
}

/** What was sent, checked; also parameters that there are not are refused. Throws `bad-parameter`. */
async function given(c: ApiContext, { params, query, body }: Endpoint): Promise<{ params: Record<string, unknown>; query: Record<string, unknown>; body: unknown; text: string }> {
  const inPath = params?.safeParse(c.req.param());
  // An id that no row can have is an id that is not there.
  if (inPath?.success === false) throw new Problem('not-found', { what: `“${Object.values(c.req.param()).join('/').slice(0, 60)}”` });
  const asked = Object.fromEntries(new URL(c.req.url).searchParams);
  const inQuery = query?.strict().safeParse(asked);
  if (inQuery?.success === false) throw wrongParameter('query', inQuery);
  if (query === undefined && Object.keys(asked).length > 0) throw new Problem('bad-parameter', { name: Object.keys(asked)[0] ?? 'query', cause: 'there is no such parameter' });
  const text = c.req.method === 'GET' ? '' : await c.req.text();
  const inBody = body?.safeParse(body === undefined ? undefined : readJson(c, text));
  if (inBody?.success === false) throw wrongParameter('body', inBody);
  return { params: inPath?.data ?? {}, query: inQuery?.data ?? {}, body: inBody?.data, text };
}

function readJson(c: ApiContext, text: string): unknown {
  if (text.trim() === '') return {};
  if (!/^application\/json(\s*;|$)/i.test(c.req.header('content-type') ?? '')) throw new Problem('bad-parameter', { name: 'Content-Type', cause: 'must be application/json' });
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Problem('bad-parameter', { name: 'body', cause: 'is not JSON' });
  }
}

/** The version in If-Match: `"7"` or the whole ETag of a GET, `"7.5f1c…"`. Throws `missing-version`. */
function versionOf(c: ApiContext, { matches }: Endpoint): number {
  if (matches !== true) return 0;
  const [, number] = /^"(\d{1,16})(?:\.[0-9a-f]+)?"$/.exec(c.req.header('if-match')?.trim() ?? '') ?? [];
  if (number === undefined) throw new Problem('missing-version');
  return Number(number);
}

/** The answer as its schema says it; what the schema does not know stays inside. */
function written({ answer }: Endpoint, { body, status = 200, version }: Reply): KeptAnswer {
  if (answer === 'file') throw new Error('a file was announced');
  const text = JSON.stringify(answer.parse(JSON.parse(JSON.stringify(body))));
  const hash = sha256(text).slice(0, 16);
  return { status, body: text, etag: version === undefined ? `"${hash}"` : `"${version}.${hash}"` };
}

/** As it is kept for a repeated call. */
function withoutShownOnce({ shownOnce }: Endpoint, made: KeptAnswer): KeptAnswer {
  return shownOnce === undefined ? made : { ...made, body: JSON.stringify({ ...(JSON.parse(made.body) as object), [shownOnce]: null }) };
}

const isReply = (reply: Reply | Streamed | FileReply): reply is Reply => 'body' in reply;

function sendKept(c: ApiContext, { status, body, etag }: KeptAnswer): Response {
  if (etag !== null) c.header('etag', etag);
  if (c.req.method === 'GET' && etag !== null && (c.req.header('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, '')).includes(etag)) return c.body(null, 304);
  return c.body(body, status as 200, { 'content-type': 'application/json; charset=utf-8' });
}

function sendFile(c: ApiContext, reply: Streamed | FileReply): Response {
  c.header('content-type', reply.type);
  c.header('content-disposition', `attachment; filename="${reply.fileName}"`);
  return 'bytes' in reply ? c.body(new Uint8Array(reply.bytes)) : c.body(streamOf(reply.stream));
}

/** What was done by a token shows in the log, beside the event of the step itself. */
async function noteCall(db: Database, { id, path }: Endpoint, { token, now, params }: AnyCall): Promise<void> {
  const target = path.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name]));
  await record(db, { accountId: token.account.id === 0 ? null : token.account.id, action: 'api.called', subject: `api-token:${token.id}`, detail: { operation: id, path: target }, at: now });
}

async function runOnce(deps: Deps, endpoint: Endpoint, call: AnyCall, key: string | undefined, requestSha256: string): Promise<KeptAnswer & { replayed: boolean }> {
  const work = async (db: Database, run: () => Promise<Reply | Streamed | FileReply>) => {
    const named = key === undefined ? null : { tokenId: call.token.id, key };
    const kept = named === null ? null : await takeAnswerKey(db, { ...named, requestSha256, now: call.now });
    if (kept !== null) return { ...kept, replayed: true };
    const reply = await run();
    if (!isReply(reply)) throw new Error('a writing call answers with JSON');
    const made = written(endpoint, reply);
    await noteCall(db, endpoint, call);
    if (named !== null) await keepAnswer(db, named, withoutShownOnce(endpoint, made));
    return { ...made, replayed: false };
  };
  if (endpoint.outside !== true) return deps.db.transaction((tx) => work(tx, () => endpoint.run({ ...call, db: tx })));
  const reply = await endpoint.run(call);
  return deps.db.transaction((tx) => work(tx, async () => reply));
}

/** Throws the problems of the catalogue; `missing-scope` before `not-allowed` before what was sent is looked at. */
export async function perform(c: ApiContext, endpoint: Endpoint, deps: Deps): Promise<Response> {
  const [token, now] = [c.get('token'), c.get('now')];
  if (!token.scopes.includes(endpoint.scope)) throw new Problem('missing-scope', { scope: endpoint.scope });
  requireMay(token.account.role, endpoint.needs);
  if (endpoint.personOnly !== undefined) throw new Problem('needs-a-person', { what: endpoint.personOnly });
  const { params, query, body, text } = await given(c, endpoint);
  const call: AnyCall = { deps, db: deps.db, by: { account: token.account, now }, token, now, params, query, body, version: versionOf(c, endpoint) };
  if (endpoint.method === 'get') {
    const reply = await endpoint.run(call);
    return isReply(reply) ? sendKept(c, written(endpoint, reply)) : sendFile(c, reply);
  }
  const key = c.req.header('idempotency-key');
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key)) throw new Problem('bad-parameter', { name: 'Idempotency-Key', cause: 'must be 1 to 200 visible ASCII characters' });
  const hash = sha256([endpoint.method, new URL(c.req.url).pathname + new URL(c.req.url).search, c.req.header('if-match') ?? '', text].join('\n'));
  const { replayed, ...kept } = await runOnce(deps, endpoint, call, key, hash);
  if (replayed) c.header('idempotency-replayed', 'true');
  return sendKept(c, kept);
}
