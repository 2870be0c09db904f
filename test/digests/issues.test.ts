import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalJson, eventsOf, verify } from '../../src/audit/index.ts';
import { createFirstAdministrator } from '../../src/accounts/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { composeDigest, contentHash, issueById, listIssues, makeIssue, renderDocx, renderHtml } from '../../src/digests/index.ts';
import type { DigestContent } from '../../src/model/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { fillArchive, week } from './archive.ts';

let db: OpenDatabase;
let content: DigestContent;
let accountId: number;
const sha = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

beforeAll(async () => {
  db = (await freshDatabase()).database;
  await fillArchive(db);
  accountId = (await createFirstAdministrator(db))?.id ?? 0;
  content = await composeDigest(db, week);
});
afterAll(() => db.close());

test('an issue comes back as it was frozen, with the hash of its canonical JSON', async () => {
  const id = await makeIssue(db, content, accountId);
  const issue = await issueById(db, id);
  expect(issue.content).toEqual(content);
  expect(issue.sha256).toBe(sha(canonicalJson(content)));
  expect(issue.madeBy).toBe('admin');
  expect(await listIssues(db)).toMatchObject([{ id, from: '2026-11-16', to: '2026-11-22', articles: 9, stories: 8, madeBy: 'admin' }]);
});

test('making it writes one audit event with the hash, in an unbroken chain', async () => {
  const id = await makeIssue(db, content, accountId);
  expect(await eventsOf(db, `digest:${id}`)).toMatchObject([{ action: 'digest.made', username: 'admin', detail: { sha256: contentHash(content), from: '2026-11-16' } }]);
  expect(await verify(db)).toMatchObject({ ok: true });
});

test('the same content again is the same issue', async () => {
  expect(await makeIssue(db, content, accountId)).toBe(await makeIssue(db, content, null));
  expect(await listIssues(db)).toHaveLength(1);
});

test('where the audit event cannot be written, there is no issue either', async () => {
  const other = { ...content, seat: { vi: 'Pleiku', en: 'Pleiku' } };
  await expect(makeIssue(db, other, 999_999)).rejects.toThrow();
  expect(await listIssues(db)).toHaveLength(1);
});

test('an issue rebuilds byte for byte in HTML and DOCX, also after the archive has moved on', async () => {
  const id = await makeIssue(db, content, accountId);
  const before = await issueById(db, id);
  const first = [sha(renderHtml(before, 'vi')), sha(renderHtml(before, 'en')), sha(await renderDocx(before, 'vi')), sha(await renderDocx(before, 'en'))];
  await db.run(builtStatement('on', `update reading set sentiment = 'negative'`));
  // A ZIP keeps time in steps of two seconds: a clock that was forgotten would show.
  await new Promise((resolve) => setTimeout(resolve, 2100));
  const after = await issueById(db, id);
  expect([sha(renderHtml(after, 'vi')), sha(renderHtml(after, 'en')), sha(await renderDocx(after, 'vi')), sha(await renderDocx(after, 'en'))]).toEqual(first);
  expect(new Set(first).size).toBe(4);
});

test('a frozen issue cannot be changed, and one that was changed behind the back of the database is not shown', async () => {
  const id = await makeIssue(db, content, accountId);
  await expect(db.run(builtStatement('forge', `update digest set content = content || '{"fictional": false}'`))).rejects.toThrow('only added');
  await db.run(builtStatement('break in', 'alter table digest disable trigger digest_only_added'));
  await db.run(builtStatement('forge', `update digest set content = content || '{"fictional": false}'`));
  await expect(issueById(db, id)).rejects.toMatchObject({ code: 'digest-changed' });
  await expect(issueById(db, 4711)).rejects.toMatchObject({ code: 'not-found' });
});
