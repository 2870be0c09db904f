import { messageOf } from '../../errors.ts';
import { oneLine, type Outcome } from './port.ts';

export type Answered = { readonly status: number; readonly text: string; readonly json: unknown; readonly retryAfterMs: number | null };

/** No answer within this time counts as lost. */
const timeoutMs = 20_000;

/** One POST that follows no redirect. Throws what the network throws. `patienceMs` is given by tests only. */
export async function post(url: string, body: string, headers: Readonly<Record<string, string>>, patienceMs = timeoutMs): Promise<Answered> {
  const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal: AbortSignal.timeout(patienceMs) });
  const text = (await response.text()).slice(0, 20_000);
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  let json: unknown = null;
  try {
    json = JSON.parse(text);
  } catch {
    // Not every answer is JSON; its text is kept.
  }
  return { status: response.status, text, json, retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : null };
}

/** What to make of a status when nothing better is known: 2xx taken, 408, 425, 429 and 5xx later, anything else never. */
export function outcomeOf({ status, text, retryAfterMs }: Answered, secrets: readonly string[]): Outcome {
  const answer = oneLine(`${status} ${text}`, secrets);
  if (status >= 200 && status < 300) return { kind: 'sent', answer };
  if (status === 408 || status === 425 || status === 429 || status >= 500) return { kind: 'later', answer, ...(retryAfterMs === null ? {} : { afterMs: retryAfterMs }) };
  return { kind: 'never', answer };
}

/** True where the connection was never made, so that surely nothing was taken. */
export function neverConnected(thrown: unknown): boolean {
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  const code = (cause as NodeJS.ErrnoException | null)?.code ?? '';
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'ERR_TLS_CERT_ALTNAME_INVALID'].includes(code);
}

/** What a failed request means: nothing was taken where no connection was made, otherwise nobody knows. */
export function lost(thrown: unknown, secrets: readonly string[], idempotent: boolean): Outcome {
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? `${thrown.message}: ${thrown.cause.message}` : messageOf(thrown);
  const answer = oneLine(cause, secrets);
  return { kind: neverConnected(thrown) || idempotent ? 'later' : 'in-doubt', answer };
}
