// Confirmed and rejected matches as rows for `haidang evaluate`: quality in use, by the office's own decisions.

import { sqlBeside, type Database } from '../database/index.ts';
import type { ClaimState, Voice } from '../model/index.ts';

const sql = sqlBeside(import.meta.url);
const atOnce = 200;

/** A line of the gold format without about, topics and sentiment: nobody has judged those. */
export type DecisionRow = {
  readonly id: string;
  readonly lang: string;
  /** ISO day. */
  readonly date: string;
  readonly outlet_country: string;
  readonly title: string;
  readonly text: string;
  readonly claim: { readonly id: string; readonly voice: Voice; readonly quote: string } | null;
};

type Found = {
  readonly id: number; readonly language: string; readonly date: Date; readonly country: string; readonly title: string; readonly text: string;
  readonly claims: readonly { readonly id: string; readonly voice: Voice; readonly quote: string; readonly state: ClaimState }[];
};

export type Decision = { readonly row: DecisionRow } | { readonly leftOut: 'open' | 'several' };

/**
 * Every text about which a person decided. A text of which something is still open says neither yes nor no, and the format holds one claim a
 * text: those are `leftOut` with the reason.
 */
export async function* decisions(db: Database): AsyncGenerator<Decision> {
  for (let after = 0; ; ) {
    const found = await db.rows<Found>(sql('decided-revisions'), [after, atOnce]);
    for (const row of found) yield decisionOf(row);
    const last = found.at(-1);
    if (last === undefined || found.length < atOnce) return;
    after = last.id;
  }
}

function decisionOf({ id, language, date, country, title, text, claims }: Found): Decision {
  // What an outlet rejects is shown to nobody for a decision.
  if (claims.some(({ state, voice }) => state === 'suggested' && voice !== 'rejects')) return { leftOut: 'open' };
  const confirmed = claims.filter(({ state }) => state === 'confirmed');
  if (confirmed.length > 1) return { leftOut: 'several' };
  const [claim] = confirmed;
  const row = { id: `decision-${id}`, lang: language, date: new Date(date).toISOString().slice(0, 10), outlet_country: country, title, text };
  return { row: { ...row, claim: claim === undefined ? null : { id: claim.id, voice: claim.voice, quote: claim.quote } } };
}
