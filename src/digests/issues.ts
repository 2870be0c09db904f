import { createHash } from 'node:crypto';
import { canonicalJson, record } from '../audit/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { AccountId, DigestContent, DigestId, DigestIssue, DigestPeriod } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);

/** SHA-256, hexadecimal, over the canonical JSON of the content. */
export function contentHash(content: DigestContent): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/**
 * Freezes a digest as an issue and writes the audit event `digest.made` with its hash. The very same content again is the same issue, so
 * that pressing twice makes one. `accountId` is null on the command line.
 */
export async function makeIssue(db: Database, content: DigestContent, accountId: AccountId | null): Promise<DigestId> {
  const sha256 = contentHash(content);
  return db.transaction(async (tx) => {
    const before = await tx.maybe<{ id: DigestId }>(sql('issue-by-hash'), [sha256]);
    if (before !== null) return before.id;
    const { period, from, to } = content;
    const { id } = await tx.one<{ id: DigestId }>(sql('add-issue'), [period, from, to, canonicalJson(content), sha256, accountId]);
    await record(tx, { accountId, action: 'digest.made', subject: `digest:${id}`, detail: { period, from, to, sha256 } });
    return id;
  });
}

/** The issue as it was frozen. Throws `not-found`, and `digest-changed` where its content no longer has the hash that was written down. */
export async function issueById(db: Database, id: DigestId): Promise<DigestIssue> {
  const issue = await db.maybe<DigestIssue>(sql('issue-by-id'), [id]);
  if (issue === null) throw new Problem('not-found', { what: `digest ${id}` });
  if (contentHash(issue.content) !== issue.sha256) throw new Problem('digest-changed', { id });
  return issue;
}

export type ListedIssue = Omit<DigestIssue, 'content'> & {
  readonly period: DigestPeriod;
  readonly from: string;
  readonly to: string;
  readonly articles: number;
  readonly stories: number;
};

/** The last 200 issues, the latest period first. */
export function listIssues(db: Database): Promise<ListedIssue[]> {
  return db.rows<ListedIssue>(sql('list-issues'), [200]);
}
