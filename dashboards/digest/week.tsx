// One week: what an issue would hold now, the button that freezes it, and the issues made so far.

import { may } from '../../src/accounts/index.ts';
import { weekAfter, weekOf, type ListedIssue, type Week } from '../../src/digests/index.ts';
import { sentiments, type DigestContent } from '../../src/model/index.ts';
import type { SignedView } from '../deps.ts';
import { Chip, Empty, Form } from '../layout/parts.tsx';
import { wordOr } from '../words/index.ts';
import { Files, weekTitle } from './issue.tsx';
import { Paper } from './paper.tsx';

/** Weeks offered in the list: half a year back. */
const weeksOffered = 26;

function WeekChoice({ view, week }: { view: SignedView; week: Week }) {
  const { t, format, deps } = view;
  const current = weekOf(deps.province.timeZone, view.now);
  const weeks = Array.from({ length: weeksOffered }, (_, back) => weekAfter(current, -back));
  const offered = weeks.some(({ name }) => name === week.name) ? weeks : [week, ...weeks];
  const next = weekAfter(week, 1);
  return (
    <form method="get" action="/digest" class="actions">
      <a class="button" href={`/digest?week=${weekAfter(week, -1).name}`} rel="prev">‹ {t('digest.previous')}</a>
      <label><span class="quiet small">{t('digest.week')}</span>{' '}
        <select name="week">
          {offered.map(({ name, from, to }) => <option value={name} selected={name === week.name}>{`${name} · ${format.day(from)}–${format.day(to)}`}</option>)}
        </select>
      </label>
      <button class="button" type="submit">{t('digest.show')}</button>
      {next.from > current.from ? null : <a class="button" href={`/digest?week=${next.name}`} rel="next">{t('digest.next')} ›</a>}
    </form>
  );
}

function Figures({ view, content }: { view: SignedView; content: DigestContent }) {
  const { t, format } = view;
  const { totals, honesty } = content;
  const tones = [...sentiments, 'not-scored'].map((tone) => ({ tone, count: totals.bySentiment[tone] ?? 0 })).filter(({ count }) => count > 0);
  const items = content.sections.flatMap((section) => section.items);
  const claims = items.flatMap((item) => item.claims);
  const ofAbout = (about: string) => items.filter((item) => item.about === about).length;
  const figure = (label: string, value: number, beside: string) => (
    <li class="figure"><span class="label">{label}</span><span class="value num">{format.number(value)}</span><span class="small quiet">{beside}</span></li>
  );
  return (
    <ul class="figures">
      {figure(t('digest.stories'), totals.stories, t('digest.of-them', { province: format.number(ofAbout('province')), vietnam: format.number(ofAbout('vietnam')) }))}
      {figure(t('digest.articles'), totals.articles, tones.map(({ tone, count }) => `${tone === 'not-scored' ? t('tone.not-scored') : wordOr(t, 'sentiment', tone)} ${format.number(count)}`).join(' · '))}
      {figure(t('digest.claims'), claims.length, t('digest.confirmed', { n: claims.filter(({ state }) => state === 'confirmed').length }))}
      {figure(t('digest.left-out'), honesty.articlesFound - totals.articles, t('digest.silent', { n: honesty.silentSources.length }))}
    </ul>
  );
}

function Make({ view, week, content, issue }: { view: SignedView; week: Week; content: DigestContent; issue: ListedIssue | undefined }) {
  const { t } = view;
  const running = content.to >= weekOf(content.timeZone, view.now).from;
  return (
    <section class="panel with-action">
      <div>
        <h2>{t(issue === undefined ? 'digest.not-made' : 'digest.made-before', { id: issue?.id ?? '' })}</h2>
        <p class="quiet">{t(running ? 'digest.week-runs' : 'digest.freeze-note')}</p>
      </div>
      {may(view.account.role, 'make-digest')
        ? <Form view={view} action="/digest/issues"><input type="hidden" name="week" value={week.name} /><button class="button first" type="submit">{t(issue === undefined ? 'digest.make' : 'digest.make-again')}</button></Form>
        : <p class="small quiet">{t('digest.may-not')}</p>}
    </section>
  );
}

function Issues({ view, issues }: { view: SignedView; issues: readonly ListedIssue[] }) {
  const { t, format } = view;
  if (issues.length === 0) return <Empty title={t('digest.no-issues')}><p>{t('digest.no-issues-help')}</p></Empty>;
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={t('digest.issues')}>
      <table>
        <thead>
          <tr><th scope="col">{t('digest.issue')}</th><th scope="col">{t('digest.period')}</th><th scope="col" class="right">{t('digest.stories')}</th><th scope="col" class="right">{t('digest.articles')}</th><th scope="col">{t('digest.made-at')}</th><th scope="col">{t('digest.files')}</th></tr>
        </thead>
        <tbody>
          {issues.map((issue) => (
            <tr>
              <th scope="row"><a href={`/digest/issues/${issue.id}`}>{t('digest.number', { id: issue.id })}</a></th>
              <td>{weekTitle(issue)} <span class="small quiet num">{format.day(issue.from)}–{format.day(issue.to)}</span></td>
              <td class="num right">{format.number(issue.stories)}</td>
              <td class="num right">{format.number(issue.articles)}</td>
              <td class="num">{format.dateTime(issue.madeAt)} <span class="small quiet">{issue.madeBy ?? t('digest.command-line')}</span></td>
              <td><Files id={issue.id} lang={view.lang} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function WeekView({ view, week, content, issues }: { view: SignedView; week: Week; content: DigestContent; issues: readonly ListedIssue[] }) {
  const { t, format } = view;
  const latest = issues.find(({ from, to }) => from === week.from && to === week.to);
  return (
    <div class="sheet">
      <header class="with-action">
        <div><h1>{t('nav.digest')}</h1><p class="quiet">{t('digest.subtitle', { province: content.province[view.lang], from: format.day(week.from), to: format.day(week.to) })}</p></div>
        <WeekChoice view={view} week={week} />
      </header>
      <Figures view={view} content={content} />
      <Make view={view} week={week} content={content} issue={latest} />
      <section aria-labelledby="issues"><h2 id="issues">{t('digest.issues')}</h2><Issues view={view} issues={issues} /></section>
      <section aria-labelledby="preview">
        <h2 id="preview">{t('digest.preview')} <Chip tone="plain">{week.name}</Chip></h2>
        <Paper view={view} digest={{ content, id: null, sha256: null, madeAt: null }} />
      </section>
    </div>
  );
}
