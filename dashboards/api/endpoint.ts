// What one call of the API is, as a row of data: the routes, the checks and the OpenAPI document are all made from it.

import type { z } from 'zod';
import type { Action, TokenScope, TokenUse } from '../../src/accounts/index.ts';
import type { By } from '../../src/cases/index.ts';
import type { Database } from '../../src/database/index.ts';
import type { Deps } from '../deps.ts';

export type Tag = 'articles' | 'cases' | 'responses' | 'corrections' | 'register' | 'sources' | 'rules' | 'alerts' | 'digests' | 'statistics' | 'audit' | 'exports' | 'webhooks' | 'token';

export type Call<Params, Query, Body> = {
  readonly deps: Deps;
  /** In a writing call that is not `outside`, the transaction that also keeps the answer and the audit event. */
  readonly db: Database;
  readonly by: By & { readonly now: Date };
  readonly token: TokenUse;
  readonly now: Date;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The number in If-Match; 0 where the call needs none. */
  readonly version: number;
};

export type Reply = {
  readonly body: unknown;
  readonly status?: 200 | 201 | 202;
  /** What If-Match must name at the next change; without it GET answers carry the hash of their body. */
  readonly version?: number;
};
/** A long answer, sent while it is read. */
export type Streamed = { readonly stream: AsyncIterable<string>; readonly type: string; readonly fileName: string };
/** A whole file. */
export type FileReply = { readonly bytes: Uint8Array; readonly type: string; readonly fileName: string };

export type Endpoint = {
  /** The operationId. */
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Below /api/v1, with `{name}` for parameters. */
  readonly path: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly scope: TokenScope;
  /** What the role must be allowed to do; rooms check it again. */
  readonly needs: Action;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Nothing leaves that is not in it: keys that the schema does not know are dropped. */
  readonly answer: z.ZodType | 'file';
  /** The field of the answer that is kept nowhere: null where the call is repeated under the same Idempotency-Key. */
  readonly shownOnce?: string;
  /** If-Match must be sent. */
  readonly matches?: boolean;
  /** It asks the network or needs a transaction of its own, and is harmless when repeated. */
  readonly outside?: boolean;
  /** Why no token may do this, in both languages; the call is always refused. */
  readonly personOnly?: string;
  run(call: Call<Record<string, unknown>, Record<string, unknown>, unknown>): Promise<Reply | Streamed | FileReply>;
};

// eslint-disable-next-line @typescript-eslint/no-empty-object-type
type None = z.ZodObject<{}>;
type Given<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> = Omit<Endpoint, 'params' | 'query' | 'body' | 'run'> & {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  run(call: Call<z.output<P>, z.output<Q>, z.output<B>>): Promise<Reply | Streamed | FileReply>;
};

/** One row of the table, with `run` typed by the row's own schemas. */
export function endpoint<P extends z.ZodObject = None, Q extends z.ZodObject = None, B extends z.ZodType = z.ZodUndefined>(given: Given<P, Q, B>): Endpoint {
  return given as unknown as Endpoint;
}

/** Hono's way to write a path: `{id}` becomes `:id`. */
export const honoPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1');
