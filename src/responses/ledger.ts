// The correction ledger (sổ cải chính): request, sending, reminders, answers, outcome. Per outlet, never per journalist; entries are only added.

import { requireMay } from '../accounts/index.ts';
import { record } from '../audit/index.ts';
import { articleChanges, lockedState, stepWithin, type ArticleChange, type By } from '../cases/index.ts';
import { sqlBeside, type Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import { correctionOutcomes, outletAnswers, type CorrectionOutcome, type CorrectionTrack, type LedgerKind, type OutletAnswer } from '../model/index.ts';
import { proposeOutcome, type WatchedArticle } from './outcome.ts';
import { responseHead, type ResponseHead } from './read.ts';

const sql = sqlBeside(import.meta.url);

export type LedgerRow = {
  readonly id: number;
  readonly caseId: number;
  readonly caseNumber: string;
  readonly track: CorrectionTrack;
  readonly title: string;
  readonly titleVi: string | null;
  readonly language: string;
  readonly releasedAt: Date;
  readonly sourceId: number;
  readonly outlet: string;
  readonly country: string;
  readonly articleTitle: string;
  readonly url: string;
  /** ISO days; null where nobody has noted it. */
  readonly sentOn: string | null;
  readonly reminders: number;
  readonly answer: OutletAnswer | null;
  readonly answeredOn: string | null;
  readonly outcome: CorrectionOutcome | null;
  readonly outcomeOn: string | null;
};

/** Released requests, newest first, at most 500; of one outlet where given. */
export const ledgerRows = (db: Database, sourceId: number | null = null) => db.rows<LedgerRow>(sql('ledger-rows'), [sourceId]);

export type OutletRate = {
  readonly sourceId: number;
  readonly outlet: string;
  readonly country: string;
  /** Requests sent; of these answered, and with an accepted outcome. */
  readonly sent: number;
  readonly answered: number;
  readonly decided: number;
  readonly corrected: number;
  readonly partlyCorrected: number;
  readonly unchanged: number;
  readonly withdrawn: number;
  /** Days from sending to a correction, half of them faster; null where there is none. */
  readonly medianDays: number | null;
};

export const outletRates = (db: Database) => db.rows<OutletRate>(sql('outlet-rates'));

export type LedgerEntry = {
  readonly id: number;
  readonly kind: LedgerKind;
  readonly day: string;
  readonly answer: OutletAnswer | null;
  readonly outcome: CorrectionOutcome | null;
  readonly proposed: CorrectionOutcome | null;
  readonly note: string;
  readonly notedAt: Date;
  readonly username: string;
};

type Watched = WatchedArticle & { readonly articleId: number; readonly language: string | null };
export type LedgerPage = {
  readonly head: ResponseHead;
  readonly row: LedgerRow;
  /** Oldest first. */
  readonly entries: readonly LedgerEntry[];
  readonly watched: Watched;
  readonly proposed: CorrectionOutcome | null;
  /** What became of the article, newest first. */
  readonly changes: readonly ArticleChange[];
};

const watchedBy = (db: Database, responseId: number) => db.one<Watched>(sql('watched'), [responseId]);

/** One request with everything that is known of it. Throws `not-found`, also for what was never released. */
export async function ledgerPage(db: Database, responseId: number): Promise<LedgerPage> {
  const row = (await ledgerRows(db)).find(({ id }) => id === responseId);
  if (row === undefined) throw new Problem('not-found', { what: `request ${responseId}` });
  const watched = await watchedBy(db, responseId);
  return {
    head: await responseHead(db, responseId), row, watched, proposed: proposeOutcome(watched),
    entries: await db.rows<LedgerEntry>(sql('entries'), [responseId]),
    changes: await articleChanges(db, watched.articleId),
  };
}

export type NewEntry = { readonly responseId: number; readonly kind: LedgerKind; /** ISO. */ readonly day: string; readonly answer?: string; readonly outcome?: string; readonly note: string };

const longestNote = 2000;

/** Throws `bad-ledger-day`: a day that is none, lies ahead, or before the sending. `today` is the office's, ISO. */
function requireDay(day: string, today: string, sentOn: string | null): void {
  const at = Date.parse(`${day}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
  if (!isDay || day > today || (sentOn !== null && day < sentOn)) throw new Problem('bad-ledger-day');
}

/**
 * Adds one entry. Noting the last request of a released case as sent begins its monitoring. Throws `not-allowed`, `not-found`, `bad-ledger-day`,
 * `missing-reason` (an answer or outcome that is none of the list), `changed-meanwhile` (sent already, or not yet).
 */
export async function addLedgerEntry(db: Database, by: By, given: NewEntry, today: string): Promise<void> {
  requireMay(by.account.role, 'note-correction');
  const now = by.now ?? new Date();
  await db.transaction(async (tx) => {
    const head = await responseHead(tx, given.responseId);
    const state = await lockedState(tx, head.caseId);
    if (head.releasedAt === null || head.kind !== 'correction-request') throw new Problem('not-found', { what: `request ${given.responseId}` });
    const watched = await watchedBy(tx, given.responseId);
    if ((given.kind === 'sent') !== (watched.sentOn === null)) throw new Problem('changed-meanwhile');
    requireDay(given.day, today, watched.sentOn);
    const answer = given.kind === 'answer' ? outletAnswers.find((one) => one === given.answer) : null;
    const outcome = given.kind === 'outcome' ? correctionOutcomes.find((one) => one === given.outcome) : null;
    if (answer === undefined || outcome === undefined) throw new Problem('missing-reason');
    const proposed = given.kind === 'outcome' ? proposeOutcome(watched) : null;
    const note = given.note.normalize('NFC').trim().slice(0, longestNote);
    await tx.run(sql('add-entry'), [given.responseId, given.kind, given.day, answer, outcome, proposed, note, by.account.id, now]);
    const detail = { response: given.responseId, day: given.day, ...(answer === null ? {} : { answer }), ...(outcome === null ? {} : { outcome, proposed }), ...(note === '' ? {} : { note }) };
    await record(tx, { accountId: by.account.id, action: `correction.${given.kind}`, subject: `case:${head.caseId}`, detail, at: now });
    const { count } = await tx.one<{ count: number }>(sql('unsent-of-case'), [head.caseId]);
    if (given.kind === 'sent' && state === 'released' && count === 0) await stepWithin(tx, by, head.caseId, 'monitor', { action: 'case.monitoring' });
  });
}

/** Makes the articles under open requests due for another fetch, on a falling schedule; for the sweep. Gives how many. */
export const lookAfterRequests = (db: Database, now: Date) => db.run(sql('look-after-requests'), [now]);
