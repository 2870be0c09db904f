// What people do with responses, and what is refused with a sentence that they can act on.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsOf, verify } from '../../src/audit/index.ts';
import { assignCase, concludeCase, decideClaim, queueCounts, queueRow, steps } from '../../src/cases/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import {
  answerAgain, approveText, dropResponse, giveUpDrafting, openResponse, renderResponse, responsePage, responsesOf, returnText, startMonitoring, submitForApproval,
} from '../../src/responses/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { answerableCase, finished, now, openOffice, person, place, plain, releasedRequest, waitingRequest, write, type Office } from './office.ts';

let db: OpenDatabase;
let office: Office;
beforeAll(async () => {
  ({ database: db } = await freshDatabase());
  office = await openOffice(db);
});
afterAll(async () => {
  expect(await verify(db)).toMatchObject({ ok: true });
  await db.close();
});

const as = (name: string) => person(office, name);
const head = async (responseId: number) => (await responsePage(db, as('ha').account, responseId)).head;
const stateOf = async (caseId: number) => (await queueRow(db, caseId))?.state;
const versionOf = async (caseId: number) => (await queueRow(db, caseId))?.version ?? 0;

describe('a response', () => {
  it('begins from its template, on the track of its outlet, and takes the case to drafting', async () => {
    const abroad = await answerableCase(office);
    const foreign = await openResponse(db, as('ha'), { caseId: abroad.caseId, kind: 'correction-request', language: 'en', claimId: abroad.claimId }, place);
    expect(await head(foreign)).toMatchObject({ track: 'foreign', number: 1 });
    expect(await stateOf(abroad.caseId)).toBe('drafting');
    const home = await answerableCase(office, { outlet: 'quy-nhon-bien' });
    const domestic = await head(await openResponse(db, as('ha'), { caseId: home.caseId, kind: 'correction-request', language: 'vi', claimId: home.claimId }, place));
    expect([domestic.track, domestic.titleVi]).toEqual(['domestic', null]);
    expect(domestic.body).toContain('Luật Báo chí');
  });

  it('is no correction request without a confirmed claim, and only one for each claim', async () => {
    const unsure = await answerableCase(office, { confirmed: false });
    const open = (given: { caseId: number; claimId: number }) => openResponse(db, as('ha'), { ...given, kind: 'correction-request', language: 'en' }, place);
    await expect(open(unsure)).rejects.toMatchObject({ code: 'claim-not-confirmed' });
    expect(await stateOf(unsure.caseId)).toBe('assessing');
    const sure = await answerableCase(office);
    await open(sure);
    await expect(open(sure)).rejects.toMatchObject({ code: 'already-requested' });
    await expect(open({ ...unsure, claimId: sure.claimId })).rejects.toMatchObject({ code: 'claim-not-confirmed' });
  });

  it('is not submitted with open spots, nor without a draft', async () => {
    const { caseId, claimId } = await answerableCase(office);
    const id = await openResponse(db, as('ha'), { caseId, kind: 'correction-request', language: 'fr', claimId }, place);
    await expect(submitForApproval(db, as('ha'), caseId)).rejects.toMatchObject({ code: 'open-spots' });
    await dropResponse(db, as('ha'), id);
    await expect(submitForApproval(db, as('ha'), caseId)).rejects.toMatchObject({ code: 'nothing-drafted' });
  });

  it('keeps no revision where nothing changed, and refuses one over another writer’s head', async () => {
    const { caseId, claimId } = await answerableCase(office);
    const id = await openResponse(db, as('ha'), { caseId, kind: 'correction-request', language: 'en', claimId }, place);
    await write(office, 'ha', id, finished('1'));
    await write(office, 'lan', id, { ...finished('1'), body: `${finished('1').body}\r\n` });
    expect((await head(id)).number).toBe(2);
    const { saveRevision } = await import('../../src/responses/index.ts');
    await expect(saveRevision(db, as('lan'), id, 1, finished('2'))).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await expect(write(office, 'ha', id, { ...finished('3'), bodyVi: 'Đề nghị gỡ bài' })).rejects.toMatchObject({ code: 'asks-for-removal', details: { words: 'gỡ bài' } });
    await expect(write(office, 'ha', id, { ...finished('3'), bodyVi: ' ' })).rejects.toMatchObject({ code: 'missing-text' });
    await expect(write(office, 'phat-ngon', id, finished('4'))).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('approval', () => {
  it('is voided visibly by an edit, which takes the case back to drafting', async () => {
    const { caseId, responseId, sha256 } = await waitingRequest(office);
    await approveText(db, as('truong-phong'), { responseId, sha256, part: 'content' });
    await write(office, 'lan', responseId, finished('2'));
    expect(await stateOf(caseId)).toBe('drafting');
    const [listed] = await responsesOf(db, as('ha').account, caseId);
    expect(listed).toMatchObject({ state: 'draft', approved: [], voided: true });
    await submitForApproval(db, as('ha'), caseId);
    await expect(approveText(db, as('phat-ngon'), { responseId, sha256, part: 'release' })).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await expect(approveText(db, as('phat-ngon'), { responseId, sha256: (await head(responseId)).sha256, part: 'release' })).rejects.toMatchObject({ code: 'content-first' });
    const actions = (await eventsOf(db, `case:${caseId}`)).map(({ action }) => action);
    expect(actions.slice(-4)).toEqual(['response.approved', 'case.taken-back', 'response.revised', 'case.submitted']);
  });

  it('is not given to one’s own text, and a return needs a reason and voids what was approved', async () => {
    const { caseId, responseId } = await waitingRequest(office);
    await write(office, 'truong-phong', responseId, finished('by the lead'));
    await submitForApproval(db, as('ha'), caseId);
    const { sha256 } = await head(responseId);
    await expect(approveText(db, as('truong-phong'), { responseId, sha256, part: 'content' })).rejects.toMatchObject({ code: 'own-text' });
    await approveText(db, as('pho-phong'), { responseId, sha256, part: 'content' });
    await expect(returnText(db, as('phat-ngon'), { responseId, sha256, part: 'release', reason: ' ' })).rejects.toMatchObject({ code: 'missing-reason' });
    await returnText(db, as('phat-ngon'), { responseId, sha256, part: 'release', reason: 'Nêu rõ ngày.' });
    expect(await stateOf(caseId)).toBe('drafting');
    await submitForApproval(db, as('ha'), caseId);
    await expect(approveText(db, as('phat-ngon'), { responseId, sha256, part: 'release' })).rejects.toMatchObject({ code: 'content-first' });
  });

  it('releases a case only with the last of its texts, and not one whose claim was turned round', async () => {
    const { caseId, claimId } = await answerableCase(office);
    const ids = [await openResponse(db, as('ha'), { caseId, kind: 'correction-request', language: 'en', claimId }, place), await openResponse(db, as('ha'), { caseId, kind: 'statement', language: 'en' }, place)];
    for (const id of ids) await write(office, 'ha', id, finished(String(id)));
    await submitForApproval(db, as('ha'), caseId);
    const approve = async (id: number | undefined, who: string, part: 'content' | 'release') => approveText(db, as(who), { responseId: id ?? 0, sha256: (await head(id ?? 0)).sha256, part });
    for (const id of ids) await approve(id, 'truong-phong', 'content');
    expect(await approve(ids[1], 'phat-ngon', 'release')).toEqual({ released: false });
    expect(await stateOf(caseId)).toBe('approval');
    await decideClaim(db, as('ha'), { caseId, claimId, from: 'confirmed', to: 'rejected' });
    await expect(approve(ids[0], 'phat-ngon', 'release')).rejects.toMatchObject({ code: 'claim-not-confirmed' });
    await decideClaim(db, as('ha'), { caseId, claimId, from: 'rejected', to: 'confirmed' });
    expect(await approve(ids[0], 'lanh-dao', 'release')).toEqual({ released: true });
    expect(await stateOf(caseId)).toBe('released');
  });
});

describe('the way on', () => {
  it('is monitored, answered again with a reason, and concluded as answered', async () => {
    const { caseId } = await releasedRequest(office);
    const due = (await queueRow(db, caseId))?.due;
    expect((due?.getTime() ?? 0) - now.getTime()).toBe(24 * 3_600_000);
    await startMonitoring(db, as('ha'), caseId);
    await expect(answerAgain(db, as('ha'), caseId, '')).rejects.toMatchObject({ code: 'missing-reason' });
    await answerAgain(db, as('ha'), caseId, 'Báo hỏi lại.');
    await giveUpDrafting(db, as('ha'), caseId, 'Đã trả lời qua điện thoại.').catch(() => undefined);
    expect(await stateOf(caseId)).toBe('assessing');
    const other = await releasedRequest(office);
    await startMonitoring(db, as('ha'), other.caseId);
    await expect(concludeCase(db, as('ha'), { caseId: other.caseId, version: await versionOf(other.caseId), note: ' ' })).rejects.toMatchObject({ code: 'missing-reason' });
    await concludeCase(db, as('ha'), { caseId: other.caseId, version: await versionOf(other.caseId), note: 'Báo đã đính chính.' });
    expect(await queueRow(db, other.caseId)).toMatchObject({ state: 'closed', closeReason: 'answered', due: null });
  });

  it('does not count a released case as overdue for its answer', async () => {
    const { caseId } = await releasedRequest(office);
    const late = new Date(now.getTime() + 25 * 3_600_000);
    await plain(db, `update case_file set answer_by = $2 where id = $1`, [caseId, now]);
    await startMonitoring(db, as('ha'), caseId);
    const before = await queueCounts(db, 0, late, now);
    await plain(db, `update case_file set check_by = $2 where id = $1`, [caseId, now]);
    expect((await queueCounts(db, 0, late, now)).overdue).toBe(before.overdue + 1);
  });

  it('is assigned by the desk lead alone, to somebody who takes cases, at any open step', async () => {
    const { caseId } = await waitingRequest(office);
    const assign = async (who: string, to: string) => assignCase(db, as(who), { caseId, version: await versionOf(caseId), to });
    for (const who of ['ha', 'phat-ngon', 'doc', 'quan-tri']) await expect(assign(who, 'lan')).rejects.toMatchObject({ code: 'not-allowed' });
    for (const to of ['doc', 'phat-ngon', 'nobody']) await expect(assign('truong-phong', to)).rejects.toMatchObject({ code: 'not-found' });
    await assign('truong-phong', 'lan');
    expect(await queueRow(db, caseId)).toMatchObject({ state: 'approval', assignee: 'lan' });
  });
});

describe('on paper', () => {
  const drawable = async (responseId: number, side: 'text' | 'vi') => ({ head: await head(responseId), caseNumber: '2026-0001', side, seat: { vi: 'Quy Nhơn', en: 'Quy Nhon' }, timeZone: 'Asia/Ho_Chi_Minh', fictional: true });
  it('carries letterhead, subject, text and hash, and says that it is a draft until it is released', async () => {
    const { htmlOf, paperOf } = await import('../../src/responses/render/index.ts');
    const draft = await waitingRequest(office);
    const text = htmlOf(paperOf(await drawable(draft.responseId, 'vi')));
    for (const part of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Đề nghị đính chính 1', 'Từ ngày 1/7/2025', draft.sha256, 'DỰ THẢO', 'HƯ CẤU']) expect(text).toContain(part);
    const released = await releasedRequest(office);
    const final = htmlOf(paperOf(await drawable(released.responseId, 'text')));
    expect(final).not.toContain('DRAFT');
    expect(final).toContain('Quy Nhon, 20 November 2026');
    const bytes = await renderResponse(await drawable(released.responseId, 'text'), 'docx', async () => new Uint8Array());
    expect(Buffer.from(bytes.slice(0, 2)).toString()).toBe('PK');
  });
});

describe('the table of steps', () => {
  it('stands in docs/notes/responses.md as it is in the code', () => {
    const rows = readFileSync('docs/notes/responses.md', 'utf8').split('\n').filter((line) => /^\| `[a-z-]+` \|/.test(line)).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
    const expected = steps.map(({ name, from, to, needs, reason }) => [`\`${name}\``, from.join(', '), to, `\`${needs}\``, reason ? 'yes' : '']);
    expect(rows).toEqual(expected);
  });
});
