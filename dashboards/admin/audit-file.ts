// The audit log as a file: CSV (RFC 4180, with a byte order mark so that Excel reads UTF-8) and JSON Lines with all that the chain hashes.

import { canonicalJson, type LoggedEvent } from '../../src/audit/index.ts';
import { byteOrderMark, csvLine } from '../../src/exports/index.ts';

const columns = ['id', 'at', 'account', 'action', 'subject', 'detail', 'previousHash', 'hash'];
export const auditHead = byteOrderMark + csvLine(columns);

export const auditLine = (event: LoggedEvent): string =>
  csvLine([event.id, event.at.toISOString(), event.username, event.action, event.subject, canonicalJson(event.detail), event.previousHash, event.hash]);

/** `accountId` is what the hash covers; `account` is the user name for people. */
export function jsonLine({ id, at, accountId, username, action, subject, detail, previousHash, hash }: LoggedEvent): string {
  return `${JSON.stringify({ id, at: at.toISOString(), accountId, account: username, action, subject, detail, previousHash, hash })}\n`;
}
