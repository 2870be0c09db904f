// An office with people of every role and cases that can be answered, for the tests of responses.

import { decideClaim, queueRow, takeCase, type By } from '../../src/cases/index.ts';
import { builtStatement, type Database } from '../../src/database/index.ts';
import type { ResponseText, Role } from '../../src/model/index.ts';
import { approveText, openResponse, responsePage, saveRevision, submitForApproval } from '../../src/responses/index.ts';
import { emptyDesk, type Desk } from '../helpers/desk.ts';

export const now = new Date('2026-11-20T00:45:00Z');
export const place = { province: { vi: 'Gia Lai', en: 'Gia Lai' }, timeZone: 'Asia/Ho_Chi_Minh' };

const staff: readonly (readonly [string, Role])[] = [
  ['ha', 'analyst'], ['lan', 'analyst'], ['truong-phong', 'desk-lead'], ['pho-phong', 'desk-lead'], ['phat-ngon', 'spokesperson'], ['lanh-dao', 'spokesperson'],
  ['quan-tri', 'administrator'], ['doc', 'reader'],
];

export type Office = { readonly db: Database; readonly desk: Desk; readonly people: Readonly<Record<string, By>>; readonly passwords: Readonly<Record<string, string>> };

export async function openOffice(db: Database, at = now): Promise<Office> {
  const desk = await emptyDesk(db, at);
  const people: Record<string, By> = {};
  const passwords: Record<string, string> = {};
  for (const [name, role] of staff) {
    const made = await desk.account(name, role);
    people[name] = { account: made.account, now: at };
    passwords[name] = made.password;
  }
  return { db, desk, people, passwords };
}

export const person = (office: Office, name: string): By => {
  const by = office.people[name];
  if (by === undefined) throw new Error(`nobody is called ${name}`);
  return by;
};

/** A case with one asserted claim against an entry whose position is a documented fact, taken by "ha" and, unless told otherwise, confirmed. */
export async function answerableCase(office: Office, options: { readonly confirmed?: boolean; readonly outlet?: 'penang-courier' | 'quy-nhon-bien'; readonly title?: string } = {}): Promise<{ caseId: number; claimId: number; articleId: number; revisionId: number }> {
  const { db, desk } = office;
  const outlet = options.outlet ?? 'penang-courier';
  const sentence = 'The province of Binh Dinh still governs the port, officials said.';
  const made = await desk.article({ outlet, language: outlet === 'quy-nhon-bien' ? 'vi' : 'en', title: options.title ?? `A port and its province ${Math.random()}`, text: `The port grew again.\n${sentence}\nShips waited outside.` });
  const { claim: claimId, caseId } = await desk.claim(made, 'MERGE-2025', 'asserts', 'Binh Dinh still governs the port', sentence);
  await takeCase(db, person(office, 'ha'), { caseId, version: (await queueRow(db, caseId))?.version ?? 0 });
  if (options.confirmed !== false) await decideClaim(db, person(office, 'ha'), { caseId, claimId, from: 'suggested', to: 'confirmed' });
  return { caseId, claimId, articleId: made.article, revisionId: made.revision };
}

/** A text without open spots. */
export const finished = (mark: string): ResponseText => ({
  title: `Request for a correction ${mark}`, body: `Since 1 July 2025 Bình Định and Gia Lai are one province. ${mark}`, titleVi: `Đề nghị đính chính ${mark}`, bodyVi: `Từ ngày 1/7/2025, Bình Định và Gia Lai là một tỉnh. ${mark}`,
});

export async function write(office: Office, name: string, responseId: number, text: ResponseText): Promise<void> {
  const { head } = await responsePage(office.db, person(office, name).account, responseId);
  await saveRevision(office.db, person(office, name), responseId, head.number, text);
}

/** A correction request of "ha" that waits for approval. */
export async function waitingRequest(office: Office, given?: { caseId: number; claimId: number }): Promise<{ caseId: number; claimId: number; responseId: number; sha256: string }> {
  const { caseId, claimId } = given ?? (await answerableCase(office));
  const responseId = await openResponse(office.db, person(office, 'ha'), { caseId, kind: 'correction-request', language: 'en', claimId }, place);
  await write(office, 'ha', responseId, finished('1'));
  await submitForApproval(office.db, person(office, 'ha'), caseId);
  const { head } = await responsePage(office.db, person(office, 'ha').account, responseId);
  return { caseId, claimId, responseId, sha256: head.sha256 };
}

/** Plain SQL, as somebody with a prompt would send it. */
export const plain = <Row>(db: Database, text: string, parameters: readonly unknown[] = []): Promise<Row[]> => db.rows<Row>(builtStatement('plain', text), parameters);

/** A correction request with both approvals; its case is released. */
export async function releasedRequest(office: Office, given?: { caseId: number; claimId: number }): Promise<Awaited<ReturnType<typeof waitingRequest>>> {
  const waiting = await waitingRequest(office, given);
  await approveText(office.db, person(office, 'truong-phong'), { ...waiting, part: 'content' });
  await approveText(office.db, person(office, 'phat-ngon'), { ...waiting, part: 'release' });
  return waiting;
}
