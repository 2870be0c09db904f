// The correction ledger: entries by hand, outcomes proposed from the page as it was fetched again, rates per outlet.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareTexts } from '../../classifiers/changes/index.ts';
import { keepRevision, keptText, linkById, noteGone } from '../../src/articles/index.ts';
import { eventsOf, verify } from '../../src/audit/index.ts';
import { queueRow } from '../../src/cases/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import type { ArticleId } from '../../src/model/index.ts';
import { addLedgerEntry, ledgerPage, ledgerRows, lookAfterRequests, outletRates, proposeOutcome, type WatchedArticle } from '../../src/responses/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { answerableCase, now, openOffice, person, plain, releasedRequest, type Office } from './office.ts';

let db: OpenDatabase;
let office: Office;
const today = '2026-11-20';
const later = new Date(now.getTime() + 5 * 86_400_000);

beforeAll(async () => {
  ({ database: db } = await freshDatabase());
  office = await openOffice(db);
});
afterAll(async () => {
  expect(await verify(db)).toMatchObject({ ok: true });
  await db.close();
});

const note = (responseId: number, kind: 'sent' | 'reminder' | 'answer' | 'outcome', extra: { day?: string; answer?: string; outcome?: string; who?: string } = {}) =>
  addLedgerEntry(db, person(office, extra.who ?? 'ha'), { responseId, kind, day: extra.day ?? today, note: 'Ghi chú.', ...extra }, today);

/** The outlet publishes a new text: through the real comparison, understood as carrying no claim unless told otherwise. */
async function publishAgain(articleId: ArticleId, text: string): Promise<void> {
  const was = await keptText(db, articleId);
  const [row] = await plain<{ id: number }>(db, 'select link_id as id from article where id = $1', [articleId]);
  const link = await linkById(db, row?.id ?? 0);
  if (was === null || link === null) throw new Error('no such article');
  const read = { title: was.title, text, canonicalUrl: null, publishedAt: null, publishedOffsetMinutes: null, declaredLanguage: 'en', charset: 'utf-8' };
  await keepRevision(db, link, read, { pageSha256: 'c'.repeat(64), fetchedAt: later, takenFrom: 'page' }, { since: was.revisionId, ...compareTexts(was, read, 'en') });
  await plain(db, 'update article set understood_revision_id = latest_revision_id where id = $1', [articleId]);
  await plain(db, 'update link set fetched_at = $2 where id = $1', [link.id, later]);
}

const sentRequest = async () => {
  const answerable = await answerableCase(office);
  const { responseId, caseId } = await releasedRequest(office, answerable);
  await note(responseId, 'sent');
  return { ...answerable, responseId, caseId };
};

describe('what is proposed', () => {
  const base: WatchedArticle = {
    quote: 'Binh Dinh still governs the port', claimNumber: 1, latestNumber: 1, title: 'Port', text: 'The province of “Binh Dinh” still governs\u00a0the port.', voices: ['asserts'], understood: true, changes: [],
    sentOn: '2026-11-20', checkedAt: new Date('2026-11-25T00:00:00Z'),
  };
  const rewritten = { latestNumber: 2, text: 'Gia Lai governs the port.', voices: [] };
  it('follows the page, and waits where it cannot be said yet', () => {
    expect(proposeOutcome(base)).toBe('unchanged');
    expect(proposeOutcome({ ...base, checkedAt: new Date('2026-11-20T10:00:00Z') })).toBeNull();
    expect(proposeOutcome({ ...base, sentOn: null })).toBeNull();
    expect(proposeOutcome({ ...base, ...rewritten })).toBe('corrected');
    expect(proposeOutcome({ ...base, ...rewritten, understood: false })).toBeNull();
    expect(proposeOutcome({ ...base, ...rewritten, voices: ['asserts'] })).toBe('partly-corrected');
    expect(proposeOutcome({ ...base, ...rewritten, voices: ['attributes'] })).toBe('corrected');
    expect(proposeOutcome({ ...base, latestNumber: 2, changes: [{ kind: 'correction-note', number: 2 }] })).toBe('partly-corrected');
    expect(proposeOutcome({ ...base, latestNumber: 2, changes: [{ kind: 'changed', number: 2 }] })).toBe('unchanged');
    expect(proposeOutcome({ ...base, changes: [{ kind: 'gone', number: null }] })).toBe('withdrawn');
    expect(proposeOutcome({ ...base, changes: [{ kind: 'withdrawn', number: null }, { kind: 'back', number: null }] })).toBe('unchanged');
  });

  it('is read from the archive: a rewritten sentence is corrected, a note beside it partly, a dead address withdrawn', async () => {
    const rewrittenOne = await sentRequest();
    await publishAgain(rewrittenOne.articleId, 'The port grew again.\nThe province of Gia Lai governs the port.\nShips waited outside.\nCorrection: an earlier version named the wrong province.');
    expect((await ledgerPage(db, rewrittenOne.responseId)).proposed).toBe('corrected');
    const noted = await sentRequest();
    await publishAgain(noted.articleId, 'The port grew again.\nThe province of Binh Dinh still governs the port, officials said.\nShips waited outside.\nCorrection: an earlier version of this article misstated the depth of the harbour.');
    expect((await ledgerPage(db, noted.responseId)).proposed).toBe('partly-corrected');
    const dead = await sentRequest();
    const [row] = await plain<{ id: number }>(db, 'select link_id as id from article where id = $1', [dead.articleId]);
    const link = await linkById(db, row?.id ?? 0);
    if (link !== null) await noteGone(db, link, 'HTTP 404', later, null);
    const page = await ledgerPage(db, dead.responseId);
    expect([page.proposed, page.changes[0]?.kind]).toEqual(['withdrawn', 'gone']);
    const waiting = await sentRequest();
    expect((await ledgerPage(db, waiting.responseId)).proposed).toBeNull();
  });
});

describe('the ledger', () => {
  it('goes from sending over a reminder and an answer to an outcome that a person accepts, each an event', async () => {
    const { responseId, caseId, articleId } = await sentRequest();
    expect((await queueRow(db, caseId))?.state).toBe('monitoring');
    await note(responseId, 'reminder');
    await note(responseId, 'answer', { answer: 'will-correct' });
    await publishAgain(articleId, 'The port grew again.\nThe province of Gia Lai governs it.');
    await note(responseId, 'outcome', { outcome: 'partly-corrected', who: 'truong-phong' });
    const { entries, row } = await ledgerPage(db, responseId);
    expect(entries.map(({ kind, username }) => [kind, username])).toEqual([['sent', 'ha'], ['reminder', 'ha'], ['answer', 'ha'], ['outcome', 'truong-phong']]);
    // The machine said one thing, the person another: both stay on record.
    expect([entries[3]?.outcome, entries[3]?.proposed]).toEqual(['partly-corrected', 'corrected']);
    expect(row).toMatchObject({ sentOn: today, reminders: 1, answer: 'will-correct', outcome: 'partly-corrected' });
    const actions = (await eventsOf(db, `case:${caseId}`)).map(({ action }) => action);
    expect(actions.filter((action) => action.startsWith('correction.'))).toEqual(['correction.sent', 'correction.reminder', 'correction.answer', 'correction.outcome']);
    expect(actions).toContain('case.monitoring');
  });

  it('refuses wrong days, a second sending, anything before it, answers of no list, and roles that may not', async () => {
    const { responseId } = await releasedRequest(office);
    await expect(note(responseId, 'reminder')).rejects.toMatchObject({ code: 'changed-meanwhile' });
    for (const day of ['2026-11-21', '2026-02-30', 'yesterday', '']) await expect(note(responseId, 'sent', { day })).rejects.toMatchObject({ code: 'bad-ledger-day' });
    for (const who of ['doc', 'phat-ngon']) await expect(note(responseId, 'sent', { who })).rejects.toMatchObject({ code: 'not-allowed' });
    await note(responseId, 'sent');
    await expect(note(responseId, 'sent')).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await expect(note(responseId, 'reminder', { day: '2026-11-19' })).rejects.toMatchObject({ code: 'bad-ledger-day' });
    await expect(note(responseId, 'answer', { answer: 'rude' })).rejects.toMatchObject({ code: 'missing-reason' });
    await expect(note(responseId, 'outcome', { outcome: 'removed' })).rejects.toMatchObject({ code: 'missing-reason' });
  });

  it('counts rates per outlet over sent requests only, and adds up', async () => {
    const [rate, ...others] = await outletRates(db);
    expect(others).toEqual([]);
    const rows = await ledgerRows(db, rate?.sourceId ?? 0);
    expect(rate).toMatchObject({ outlet: 'Penang Courier (fictional)', sent: rows.filter(({ sentOn }) => sentOn !== null).length, decided: 1, partlyCorrected: 1, corrected: 0, medianDays: 0 });
    expect(rows.every(({ sourceId }) => sourceId === rate?.sourceId)).toBe(true);
  });

  it('has the articles under open requests fetched again, later and later, and stops with the outcome', async () => {
    const { responseId, articleId } = await sentRequest();
    const dueAfter = async (hours: number, fetchedHours: number) => {
      const at = new Date(now.getTime() + hours * 3_600_000);
      await plain(db, 'update link set next_fetch_at = null');
      await plain(db, 'update link set fetched_at = $1', [at]);
      await plain(db, 'update link set fetched_at = $2 where id = (select link_id from article where id = $1)', [articleId, new Date(at.getTime() - fetchedHours * 3_600_000)]);
      return lookAfterRequests(db, at);
    };
    expect([await dueAfter(5, 5), await dueAfter(7, 7)]).toEqual([0, 1]);
    // Ten days after the sending a quarter of it must have passed: sixty hours.
    expect([await dueAfter(240, 48), await dueAfter(240, 61), await dueAfter(91 * 24, 90 * 24)]).toEqual([0, 1, 0]);
    await note(responseId, 'outcome', { outcome: 'unchanged' });
    expect(await dueAfter(240, 61)).toBe(0);
  });
});
