// A program of the office that calls the API, for tests.

import type { createDashboards } from '../../dashboards/index.ts';
import { endpoints } from '../../dashboards/api/endpoints/index.ts';
import { problem } from '../../dashboards/api/shapes.ts';

export type Answered = { readonly status: number; readonly body: Readonly<Record<string, unknown>>; readonly text: string; readonly headers: Headers };
export type CallOptions = { readonly body?: unknown; readonly version?: number | string; readonly key?: string; readonly headers?: Record<string, string> };

/** The row of the table that answers a call. */
export function endpointAt(method: string, path: string) {
  const bare = path.split('?')[0] ?? '';
  return endpoints.find((one) => one.method === method.toLowerCase() && new RegExp(`^/api/v1${one.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(bare));
}

/** Every answer is held against the schema that the OpenAPI document is made of. */
export function createCaller(app: ReturnType<typeof createDashboards>, token: string | null) {
  return async (method: string, path: string, { body, version, key, headers = {} }: CallOptions = {}): Promise<Answered> => {
    const response = await app.request(`http://localhost${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': typeof version === 'number' ? `"${version}"` : version }), ...(key === undefined ? {} : { 'idempotency-key': key }), ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '') && !/jsonl|ld\+json/.test(response.headers.get('content-type') ?? '');
    const read = (isJson && text !== '' ? JSON.parse(text) : {}) as Record<string, unknown>;
    if (response.status >= 400 && path.startsWith('/api')) problem.parse(read);
    const answer = endpointAt(method, path)?.answer;
    if (response.status < 300 && answer !== undefined && answer !== 'file') answer.parse(read);
    return { status: response.status, body: read, text, headers: response.headers };
  };
}
