// The audit log as a file: CSV (RFC 4180, with a byte order mark so that Excel reads UTF-8) and JSON Lines with all that the chain hashes.

import { canonicalJson, type LoggedEvent } from '../../src/audit/index.ts';

const columns = ['id', 'at', 'account', 'action', 'subject', 'detail', 'previousHash', 'hash'];
export const csvHead = `\uFEFF${columns.join(',')}\r\n`;

/** A cell that a spreadsheet would run as a formula gets an apostrophe (OWASP, CSV injection). */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvLine(event: LoggedEvent): string {
  const cells = [String(event.id), event.at.toISOString(), event.username ?? '', event.action, event.subject, canonicalJson(event.detail), event.previousHash, event.hash];
  return `${cells.map(cell).join(',')}\r\n`;
}

/** `accountId` is what the hash covers; `account` is the user name for people. */
export function jsonLine({ id, at, accountId, username, action, subject, detail, previousHash, hash }: LoggedEvent): string {
  return `${JSON.stringify({ id, at: at.toISOString(), accountId, account: username, action, subject, detail, previousHash, hash })}\n`;
}
