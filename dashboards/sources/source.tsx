// One source: how much it brings, its ways in with their last polls, its ledger, what was skipped and put aside.

import { coverageLedger, quarantined } from '../../src/articles/index.ts';
import { Problem } from '../../src/errors.ts';
import { linksByDay, recentPolls, sourceHealth, type PollRow, type SourceHealth } from '../../src/sources/index.ts';
import { signedView, type Ctx, type Deps, type SignedView } from '../deps.ts';
import { showPage } from '../layout/page.tsx';
import { wordOr } from '../words/index.ts';
import { Switch } from './add.tsx';
import { lastDays, Ledger } from './ledger.tsx';
import { problemOf, PutAside, StateChip, type Way } from './parts.tsx';
import { Volume } from './volume.tsx';

const daysCharted = 28;
const daysInLedger = 7;

/** "có liên kết 20 · không đổi 8 · không đọc được 2 (unreachable 2)". */
function outcomesOf(view: SignedView, polls: readonly PollRow[]): string {
  const count = (rows: readonly (string | null)[]) => [...rows.reduce((counts, key) => (key === null ? counts : counts.set(key, (counts.get(key) ?? 0) + 1)), new Map<string, number>())];
  const reasons = count(polls.map(({ problemCode }) => problemCode)).map(([code, n]) => `${code} ${n}`).join(', ');
  const outcomes = count(polls.map(({ outcome }) => outcome)).sort(([a], [b]) => a.localeCompare(b)).map(([outcome, n]) => `${wordOr(view.t, 'poll', outcome)} ${n}`).join(' · ');
  return reasons === '' ? outcomes : `${outcomes} (${reasons})`;
}

function Polls({ view, polls }: { view: SignedView; polls: readonly PollRow[] }) {
  const { t, format } = view;
  if (polls.length === 0) return <p class="quiet">{t('sources.no-polls')}</p>;
  return (
    <>
      <p class="small">{t('sources.last-n', { n: polls.length })}: {outcomesOf(view, polls)}</p>
      <div class="scroll" tabindex={0} role="region" aria-label={t('sources.polls')}>
        <table>
          <thead><tr><th scope="col">{t('table.time')}</th><th scope="col">{t('table.outcome')}</th><th scope="col" class="right">{t('table.found')}</th><th scope="col" class="right">{t('table.new')}</th><th scope="col" class="right">{t('table.took')}</th></tr></thead>
          <tbody>
            {polls.map((poll) => (
              <tr><td class="num">{format.dateTime(poll.at)}</td><td>{wordOr(t, 'poll', poll.outcome)}{poll.problemCode === null ? null : ` · ${poll.problemCode}`}</td><td class="num right">{poll.found}</td><td class="num right">{poll.newLinks}</td><td class="num right">{t('time.seconds', { n: (poll.durationMs / 1000).toFixed(1) })}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function WayIn({ view, way, polls }: { view: SignedView; way: Way; polls: readonly PollRow[] }) {
  const { t, format } = view;
  const problem = problemOf(view, way);
  return (
    <section class="panel">
      <h2>{wordOr(t, 'way', way.kind)} <StateChip view={view} state={way.state} /></h2>
      <dl>
        <dt>{t('sources.address')}</dt><dd class="address">{way.url}</dd>
        <dt>{t('table.last-success')}</dt><dd class="num">{way.lastSuccessAt === null ? t('sources.never') : format.dateTime(way.lastSuccessAt)}</dd>
        <dt>{t('sources.interval')}</dt><dd class="num">{t('time.minutes', { n: way.intervalMinutes })}</dd>
        {way.givenUpAt === null
          ? <><dt>{t('sources.next-poll')}</dt><dd class="num">{format.dateTime(way.nextPollAt)}</dd></>
          : <><dt>{t('sources.given-up')}</dt><dd class="num">{format.dateTime(way.givenUpAt)}; {t('sources.given-up-note', { time: format.dateTime(way.nextPollAt) })}</dd></>}
        {problem === null ? null : <><dt>{t('sources.problem')}</dt><dd lang={problem.lang}>{problem.text}</dd></>}
      </dl>
      <h3>{t('sources.polls')}</h3>
      <Polls view={view} polls={polls} />
    </section>
  );
}

/** By its key, or by its number as older links have it. Throws `not-found`. */
async function sourceAt(c: Ctx, deps: Deps): Promise<SourceHealth> {
  const wanted = c.req.param('key') ?? '';
  const all = await sourceHealth(deps.db);
  const found = all.find(({ key }) => key === wanted) ?? all.find(({ id }) => String(id) === wanted);
  if (found === undefined) throw new Problem('not-found', { what: `“${wanted.slice(0, 40)}”` });
  return found;
}

function Skipped({ view, source }: { view: SignedView; source: SourceHealth }) {
  const { t, format } = view;
  const skipped = Object.entries(source.skippedBy).sort(([, a], [, b]) => b - a);
  return (
    <section class="panel">
      <h2>{t('sources.skipped')}</h2>
      {skipped.length === 0 ? <p class="quiet">{t('sources.none-skipped')}</p> : <dl>{skipped.map(([reason, n]) => <><dt>{wordOr(t, 'skip', reason)}</dt><dd class="num">{format.number(n)}</dd></>)}</dl>}
    </section>
  );
}

export async function showSource(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const { t, format } = view;
  const source = await sourceAt(c, deps);
  const ways: { way: Way; polls: PollRow[] }[] = [];
  for (const way of source.waysIn) ways.push({ way, polls: await recentPolls(deps.db, way.id) });
  const span = lastDays(view, daysInLedger);
  const ledger = await coverageLedger(deps.db, { ...span, sourceKey: source.key });
  const aside = await quarantined(deps.db, { limit: 50, sourceKey: source.key });
  const days = await linksByDay(deps.db, source.id, span.timeZone, daysCharted, view.now);
  const facts = [
    format.country(source.country), source.languages.map((code) => format.language(code)).join(', '),
    ...(source.fictional ? [t('sources.fictional')] : []), ...(source.origin === 'added' ? [t('sources.added')] : []),
  ];
  return showPage(c, {
    view, title: source.name, current: '/sources',
    children: (
      <div class="sheet">
        <p class="small quiet"><a href="/sources">{t('nav.sources')}</a> · {facts.join(' · ')} · <a href={source.homeUrl} rel="noreferrer">{t('sources.home')}</a></p>
        <header class="with-action"><h1>{source.name}</h1><Switch view={view} source={source} /></header>
        <Volume view={view} source={source} days={days} />
        {ways.map(({ way, polls }) => <WayIn view={view} way={way} polls={polls} />)}
        <PutAside view={view} items={aside} action={`/sources/${source.key}/replay`} />
        <Ledger view={view} days={ledger} />
        <Skipped view={view} source={source} />
      </div>
    ),
  });
}
