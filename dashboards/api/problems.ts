// Problems as RFC 9457 says them (application/problem+json), in the language that the caller asked for.

import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Problem, type ProblemCode } from '../../src/errors.ts';
import { statusOf as statusOnScreens } from '../problem-page.tsx';

/** What only programs meet, or what means something else to them; the rest is as on the screens. */
const statuses: Partial<Record<ProblemCode, ContentfulStatusCode>> = {
  'no-token': 401, 'missing-scope': 403, 'needs-a-person': 403, 'key-taken': 409, 'idempotency-mismatch': 422, 'missing-version': 428, 'digest-changed': 500, 'evidence-changed': 500, 'audit-broken': 500,
};

/** `ifMatched`: the caller named a version, so that a change meanwhile is a failed precondition (RFC 9110, 13.1.1). */
export function statusOf(problem: Problem, ifMatched = false): ContentfulStatusCode {
  if (problem.code === 'changed-meanwhile' && ifMatched) return 412;
  return statuses[problem.code] ?? statusOnScreens(problem);
}

/** The first of Vietnamese and English that Accept-Language prefers; Vietnamese where it says nothing (RFC 9110, 12.5.4). */
export function languageOf(header: string | undefined): 'vi' | 'en' {
  const ranges = (header ?? '').split(',').map((part, at) => {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const q = Number(/^\s*q=([\d.]+)\s*$/.exec(parameters.find((one) => one.includes('q=')) ?? 'q=1')?.[1] ?? 0);
    return { range: range.trim(), q, at };
  });
  const chosen = ranges.filter(({ range, q }) => q > 0 && /^(vi|en)(-|$)/.test(range)).sort((a, b) => b.q - a.q || a.at - b.at)[0];
  return chosen?.range.startsWith('en') === true ? 'en' : 'vi';
}

/** Seconds to wait, where the problem says so. */
function retryAfter({ details }: Problem): string | null {
  const seconds = Number(details['seconds'] ?? Number(details['minutes'] ?? Number.NaN) * 60);
  return Number.isFinite(seconds) ? String(Math.max(1, Math.ceil(seconds))) : null;
}

export function answerProblem(c: Context, problem: Problem, status = statusOf(problem, c.req.header('if-match') !== undefined)): Response {
  const language = languageOf(c.req.header('accept-language'));
  const wait = status === 429 || status === 503 ? retryAfter(problem) : null;
  if (wait !== null) c.header('retry-after', wait);
  if (status === 401) c.header('www-authenticate', 'Bearer realm="Hai Dang"');
  c.header('cache-control', 'no-store');
  c.header('content-language', language);
  c.header('vary', 'Accept-Language');
  const sentences = problem.code === 'unexpected' ? new Problem('unexpected', { cause: '' }) : problem;
  const body = {
    type: `urn:haidang:problem:${problem.code}`, title: problem.code, status, detail: sentences.in(language),
    // What the first version of the API said; kept for programs that read it.
    problem: problem.code, vi: sentences.in('vi'), en: sentences.in('en'),
  };
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' });
}
