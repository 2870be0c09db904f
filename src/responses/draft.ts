// Writing: a response is opened from a template, saved as one revision after the other, given up, or submitted for approval.

import { record } from '../audit/index.ts';
import { casePage, lockedState, requireNote, requireStep, stepWithin, type By, type CasePage } from '../cases/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import type { CorrectionTrack, ResponseKind, ResponseText } from '../model/index.ts';
import { removalWords } from './lint.ts';
import { responseHead, type ResponseHead } from './read.ts';
import { templateText, type TemplateFacts } from './templates/index.ts';
import { cleanText, hashOfText, openSpots } from './text.ts';

const sql = sqlBeside(import.meta.url);

export type Office = { readonly province: { readonly vi: string; readonly en: string }; readonly timeZone: string };
export type NewResponse = { readonly caseId: number; readonly kind: ResponseKind; readonly language: string; /** The confirmed claim that a correction request answers. */ readonly claimId?: number };

/** What a template is filled from: the claim asked for, else the first that a person has confirmed; null where there is none. */
export function factsOf(page: CasePage, claimId: number | undefined, { province, timeZone }: Office): TemplateFacts {
  const confirmed = page.claims.filter(({ state }) => state === 'confirmed');
  const claim = confirmed.find(({ id }) => id === claimId) ?? confirmed.find(({ articleId }) => articleId === page.article.id) ?? confirmed[0] ?? null;
  const article = page.articles.find(({ id }) => id === claim?.articleId) ?? page.article;
  const day = article.publishedAt === null ? null : new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(article.publishedAt));
  return {
    outlet: article.outlet, country: article.country, title: article.title, url: article.url, day, province,
    articles: page.row.articles, copies: page.row.copies, countries: page.row.countries.length, claim,
  };
}

/** The track follows the country of the outlet. Throws `claim-not-confirmed`, `already-requested`. */
async function trackOf(tx: Database, { caseId, kind, claimId }: NewResponse): Promise<CorrectionTrack | null> {
  if (kind !== 'correction-request') return null;
  const claim = await tx.maybe<{ country: string }>(sql('claim-for-response'), [claimId ?? 0, caseId]);
  if (claim === null) throw new Problem('claim-not-confirmed');
  if ((await tx.one<{ requested: boolean }>(sql('requested'), [claimId])).requested) throw new Problem('already-requested');
  return claim.country === 'VN' ? 'domestic' : 'foreign';
}

/**
 * Opens a response with the text of its template as the first revision. A case that is being assessed goes to drafting by this. Gives the id.
 * Throws `not-allowed`, `wrong-step`, `not-found`, `claim-not-confirmed`, `already-requested`.
 */
export async function openResponse(db: Database, by: By, given: NewResponse, office: Office): Promise<number> {
  const now = by.now ?? new Date();
  return db.transaction(async (tx) => {
    const state = await lockedState(tx, given.caseId);
    requireStep(state === 'assessing' ? 'draft' : 'write', state, by.account.role);
    const track = await trackOf(tx, given);
    const page = await casePage(tx, given.caseId);
    if (page === null) throw new Problem('not-found', { what: `case ${given.caseId}` });
    if (state === 'assessing') await stepWithin(tx, by, given.caseId, 'draft', { action: 'case.drafting' });
    const claimId = given.kind === 'correction-request' ? (given.claimId ?? null) : null;
    const { id } = await tx.one<{ id: number }>(sql('add-response'), [given.caseId, given.kind, track, given.language, claimId, by.account.id, now]);
    const text = cleanText(templateText({ kind: given.kind, track, language: given.language }, factsOf(page, given.claimId, office)), given.language === 'vi');
    const hash = await addRevision(tx, by, id, 1, text, now);
    await stepWithin(tx, by, given.caseId, 'write', { action: 'response.opened', detail: { response: id, kind: given.kind, ...(track === null ? {} : { track }), language: given.language, ...(claimId === null ? {} : { claim: claimId }), revision: 1, sha256: hash } });
    return id;
  });
}

async function addRevision(tx: Database, by: By, responseId: number, number: number, text: ResponseText, now: Date): Promise<string> {
  const hash = hashOfText(text);
  await tx.one(sql('add-revision'), [responseId, number, text.title, text.body, text.titleVi, text.bodyVi, hash, by.account.id, now]);
  return hash;
}

/** A text that asks for removal is not kept as a correction request. Throws `asks-for-removal`. */
function refuseRemoval(head: Pick<ResponseHead, 'kind' | 'quoted'>, text: ResponseText): void {
  if (head.kind !== 'correction-request') return;
  const words = removalWords(text, head.quoted);
  if (words !== null) throw new Problem('asks-for-removal', { words });
}

/**
 * Keeps a new revision; the same text again keeps none. `onNumber` is the revision that the writer had before them. An edit in approval takes
 * the case back to drafting and voids what was approved. Throws `not-allowed`, `wrong-step`, `not-found`, `changed-meanwhile`,
 * `missing-text`, `text-too-long`, `asks-for-removal`.
 */
export async function saveRevision(db: Database, by: By, responseId: number, onNumber: number, given: ResponseText): Promise<void> {
  const now = by.now ?? new Date();
  await db.transaction(async (tx) => {
    const before = await responseHead(tx, responseId);
    const state = await lockedState(tx, before.caseId);
    const head = await responseHead(tx, responseId);
    requireStep(state === 'approval' ? 'revise' : 'write', state, by.account.role);
    if (head.releasedAt !== null || head.droppedAt !== null) throw new Problem('response-closed');
    if (head.number !== onNumber) throw new Problem('changed-meanwhile');
    const text = cleanText(given, head.language === 'vi');
    refuseRemoval(head, text);
    if (hashOfText(text) === head.sha256) return;
    if (state === 'approval') await stepWithin(tx, by, head.caseId, 'revise', { action: 'case.taken-back', detail: { response: responseId } });
    const hash = await addRevision(tx, by, responseId, head.number + 1, text, now);
    await stepWithin(tx, by, head.caseId, 'write', { action: 'response.revised', detail: { response: responseId, revision: head.number + 1, sha256: hash } });
  });
}

/** Gives a draft up; its texts stay. Throws `not-allowed`, `wrong-step`, `not-found`, `response-closed`. */
export async function dropResponse(db: Database, by: By, responseId: number): Promise<void> {
  await db.transaction(async (tx) => {
    const { caseId } = await responseHead(tx, responseId);
    const state = await lockedState(tx, caseId);
    requireStep('write', state, by.account.role);
    const head = await responseHead(tx, responseId);
    if (head.releasedAt !== null || head.droppedAt !== null) throw new Problem('response-closed');
    await tx.run(sql('drop-response'), [responseId, by.now ?? new Date()]);
    await stepWithin(tx, by, caseId, 'write', { action: 'response.dropped', detail: { response: responseId } });
  });
}

type Pending = ResponseText & { readonly id: number; readonly kind: ResponseKind; readonly revisionId: number; readonly sha256: string; readonly quoted: readonly string[] };

export const pendingOf = (db: Database, caseId: number) => db.rows<Pending>(sql('pending-of-case'), [caseId]);

/** Gives up all drafts and goes back to assessing, with the reason. Throws `missing-reason`, `not-allowed`, `wrong-step`, `not-found`. */
export async function giveUpDrafting(db: Database, by: By, caseId: number, reason: string): Promise<void> {
  const note = requireNote(reason);
  await db.transaction(async (tx) => {
    requireStep('give-up', await lockedState(tx, caseId), by.account.role);
    const pending = await pendingOf(tx, caseId);
    for (const { id } of pending) await tx.run(sql('drop-response'), [id, by.now ?? new Date()]);
    await stepWithin(tx, by, caseId, 'give-up', { action: 'case.drafting-given-up', detail: { note, dropped: pending.map(({ id }) => id) } });
  });
}

/** Sends all drafts of a case to approval. Throws `nothing-drafted`, `open-spots`, `asks-for-removal`, `not-allowed`, `wrong-step`, `not-found`. */
export async function submitForApproval(db: Database, by: By, caseId: number): Promise<void> {
  await db.transaction(async (tx) => {
    requireStep('submit', await lockedState(tx, caseId), by.account.role);
    const pending = await pendingOf(tx, caseId);
    if (pending.length === 0) throw new Problem('nothing-drafted');
    for (const draft of pending) {
      const spots = openSpots(draft);
      if (spots[0] !== undefined) throw new Problem('open-spots', { spot: spots[0].slice(0, 120), count: spots.length });
      refuseRemoval(draft, draft);
    }
    await stepWithin(tx, by, caseId, 'submit', { action: 'case.submitted', detail: { texts: pending.map(({ id, sha256 }) => ({ response: id, sha256 })) } });
  });
}

/** After a release: something more is to be answered. Throws `missing-reason`, `not-allowed`, `wrong-step`, `not-found`. */
export async function answerAgain(db: Database, by: By, caseId: number, reason: string): Promise<void> {
  const note = requireNote(reason);
  await db.transaction((tx) => stepWithin(tx, by, caseId, 'answer-again', { action: 'case.drafting', detail: { note } }));
}

/** The answers are out: from here on what becomes of them is watched. Throws `not-allowed`, `wrong-step`, `not-found`. */
export async function startMonitoring(db: Database, by: By, caseId: number): Promise<void> {
  await db.transaction((tx) => stepWithin(tx, by, caseId, 'monitor', { action: 'case.monitoring' }));
}

/** An export is an event too: a text has left the system. */
export async function noteExported(db: Database, by: By, { id, caseId, sha256 }: Pick<ResponseHead, 'id' | 'caseId' | 'sha256'>, file: string): Promise<void> {
  const detail = { response: id, file, sha256 };
  await record(db, { accountId: by.account.id, action: 'response.exported', subject: `case:${caseId}`, detail, ...(by.now === undefined ? {} : { at: by.now }) });
}
