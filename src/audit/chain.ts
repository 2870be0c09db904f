// How one event is bound to the one before it. Changing this file breaks every chain in the field: don't.

import { createHash } from 'node:crypto';
import type { AuditEvent } from '../model/index.ts';

/** What the first event names as its predecessor. */
export const firstHash = '0'.repeat(64);

/** JSON with the keys of every object in code-unit order and without blanks, so that equal values give equal bytes. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const pairs = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`);
  return `{${pairs.join(',')}}`;
}

/** SHA-256, hexadecimal, over the previous hash followed by the canonical JSON of everything else in the event. */
export function hashOf(event: Omit<AuditEvent, 'hash'>): string {
  const { previousHash, id, at, accountId, action, subject, detail } = event;
  const body = canonicalJson({ id, at: at.toISOString(), accountId, action, subject, detail });
  return createHash('sha256').update(previousHash).update(body).digest('hex');
}
