// `haidang sources ledger | replay`: the account of what was found, and what was put aside.

import { coverageLedger, quarantined, replayQuarantined, type LedgerDay } from '../articles/index.ts';
import { Problem } from '../errors.ts';
import { loadProfile } from '../profile/index.ts';
import { describedSources } from '../sources/index.ts';
import type { Terminal } from './command.ts';
import type { SourcesWork } from './sources-work.ts';

const daysShown = 7;

export async function ledgerVerb({ db, settings, target, options, terminal }: SourcesWork): Promise<number> {
  const { timeZone } = loadProfile(settings.profileFile);
  const to = options.day ?? dayIn(timeZone, new Date());
  if (!isDay(to)) throw new Problem('bad-day', { name: to });
  const from = options.day ?? new Date(Date.parse(to) - (daysShown - 1) * 86_400_000).toISOString().slice(0, 10);
  const archive = await db();
  if (target !== undefined && (await describedSources(archive, target)).length === 0) throw new Problem('not-found', { what: `source ${target}` });
  for (const day of await coverageLedger(archive, { from, to, timeZone, sourceKey: target ?? null })) {
    if (options.json === true) terminal.out(JSON.stringify(day));
    else printDay(day, terminal);
  }
  return 0;
}

function printDay({ day, polls, refused, sources, found, outcomes }: LedgerDay, terminal: Terminal): void {
  terminal.out(`${day}  ${polls} polls of ${sources} sources, ${refused} refused; ${found} links found`);
  for (const { outcome, reason, count } of outcomes) terminal.out(`  ${`${outcome}${reason === null ? '' : ` ${reason}`}`.padEnd(32)} ${count}`);
}

/** Today in the office's calendar. */
function dayIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

export async function replayVerb({ db, target, terminal }: SourcesWork): Promise<number> {
  const archive = await db();
  if (target !== undefined && (await describedSources(archive, target)).length === 0) throw new Problem('not-found', { what: `source ${target}` });
  for (const { step, url, attempts, reason } of await quarantined(archive, { limit: 1_000, sourceKey: target ?? null })) {
    terminal.out(`${step} ${url}: failed ${attempts} times: ${reason}`);
  }
  terminal.say(`${await replayQuarantined(archive, target ?? null)} put aside will be tried again at the next round`);
  return 0;
}
