// From what a server or the network did to the one ending that it counts as.

import { messageOf, sentence } from '../../src/errors.ts';
import type { ProblemCode, ProblemDetails } from '../../src/errors.ts';
import type { Fetched } from '../../src/model/page.ts';
import { BrokenEncoding, TooLarge } from './body.ts';
import { UnsafeAddress } from './connection.ts';

export type Refused = Extract<Fetched, { kind: 'refused' }>;

/** A refusal with its English sentence for the log. */
export function refuse(
  problem: ProblemCode,
  details: ProblemDetails,
  more: { readonly status?: number; readonly retryAfterMs?: number } = {},
): Refused {
  return { kind: 'refused', problem, detail: sentence(problem, details, 'en').slice(0, 500), ...more };
}

/** What an HTTP status other than success, redirect and 304 means, by the catalogue of problems. */
export function refusalOfStatus(url: URL, status: number, retryAfter: number | null): Refused {
  const details = { host: url.host, url: url.href, status };
  const more = { status, ...(retryAfter === null ? {} : { retryAfterMs: retryAfter }) };
  if (status === 404 || status === 410) return refuse('gone', details, more);
  if ([401, 403, 407, 429, 451].includes(status)) return refuse('blocked-by-origin', details, more);
  return refuse('server-error', details, more);
}

const notFound = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME', 'EAI_FAIL', 'ENODATA', 'ESERVFAIL']);
const noConnection = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
  'EACCES',
  'EPERM',
  'EPROTO',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const tooSlow = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/** What an exception of the network, of the HTTP parser or of a decoder means. */
export function refusalOfError(url: URL, thrown: unknown, limits: { timeoutMs: number; maxBytes: number }): Refused {
  const code = codeOf(thrown);
  const host = url.host;
  if (has(thrown, UnsafeAddress)) return refuse('unsafe-address', { url: url.href });
  if (thrown instanceof TooLarge) {
    return refuse('too-large', { url: url.href, limit: Math.round(limits.maxBytes / 1e5) / 10 });
  }
  if (tooSlow.has(code)) return refuse('too-slow', { host, seconds: limits.timeoutMs / 1000 });
  if (notFound.has(code)) return refuse('host-not-found', { host });
  const cause = thrown instanceof BrokenEncoding ? thrown.message : causeOf(thrown, code);
  if (
    noConnection.has(code) ||
    code.startsWith('ERR_TLS') ||
    code.startsWith('ERR_SSL') ||
    /CERT|SIGNATURE|ISSUER/.test(code)
  ) {
    return refuse('unreachable', { host, cause });
  }
  return refuse('broken-answer', { host, cause });
}

/** Whether a request failed only because the server had closed an idle connection in that very moment. */
export function closedWhileIdle(thrown: unknown): boolean {
  return ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(codeOf(thrown));
}

function codeOf(thrown: unknown): string {
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return codeOf(thrown.errors[0]);
  const code = (thrown as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

function causeOf(thrown: unknown, code: string): string {
  const message = messageOf(thrown);
  return code === '' || message.includes(code) ? message : `${message} (${code})`;
}

function has(thrown: unknown, kind: typeof UnsafeAddress): boolean {
  if (thrown instanceof AggregateError) return thrown.errors.some((one) => has(one, kind));
  return thrown instanceof kind;
}
