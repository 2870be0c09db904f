// What happened, oldest first: publications, flags, and every step out of the audit log.

import type { CasePage } from '../../src/cases/index.ts';
import type { View } from '../deps.ts';
import { wordOr } from '../words/index.ts';

export type Happening = { readonly at: Date; readonly text: string; readonly hot: boolean; readonly href?: string };

/** The steps as sentences; a detail that is not known is left out, never guessed. */
function stepText(view: View, event: CasePage['events'][number]): string {
  const { t } = view;
  const who = event.username ?? t('timeline.system');
  const text = (name: string) => {
    const value = event.detail[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const word = wordOr(t, 'event', event.action);
  const extra = [
    text('register') === '' ? '' : text('register'),
    event.action === 'case.closed' ? wordOr(t, 'reason', text('reason')) : '',
    event.action === 'case.flagged-by-hand' ? text('reason') : '',
    event.action === 'case.raised' || event.action === 'case.opened' ? wordOr(t, 'level', text('to') || text('level')) : '',
    event.action.startsWith('response.') && text('sha256') !== '' ? text('sha256').slice(0, 8) : '',
    event.action === 'case.undone' ? wordOr(t, 'event', text('undone')) : '',
    event.action === 'case.set-aside' ? (text('until') === 'infinity' ? t('aside.louder') : view.format.dateTime(text('until'))) : '',
    event.action === 'case.assigned' ? text('assignee') : '',
    event.action === 'correction.outcome' ? wordOr(t, 'correction-outcome', text('outcome')) : '',
    event.action === 'correction.answer' ? wordOr(t, 'outlet-answer', text('answer')) : '',
    text('note'),
  ].filter((part) => part !== '');
  return [`${who}: ${word}`, ...extra].join(' · ');
}

/** A crowd of copies is one line: the first article by name, the others by number. */
function publications(view: View, page: CasePage): Happening[] {
  const dated = page.articles.filter((article) => article.publishedAt !== null);
  const shown = dated.filter(({ copyOf }) => copyOf === null).slice(0, 8);
  const copies = dated.filter(({ copyOf }) => copyOf !== null);
  const happenings = shown.map(({ publishedAt, outlet, claims }) => ({
    at: new Date(publishedAt as Date), text: view.t('timeline.published', { outlet }), hot: claims > 0,
  }));
  const last = copies.at(-1);
  if (last !== undefined) {
    const countries = [...new Set(copies.map(({ country }) => country))].join(' ');
    happenings.push({ at: new Date(last.publishedAt as Date), text: view.t('timeline.copies', { n: copies.length, countries }), hot: false });
  }
  return happenings;
}

/** What outlets did to their articles afterwards; a withdrawn or silently changed one matters to an answer that quotes it. */
function changes(view: View, page: CasePage): Happening[] {
  return page.changes.map(({ at, kind, outlet, articleId }) => ({
    at: new Date(at), text: view.t(`timeline.${kind}`, { outlet }), hot: false, href: `/cases/${page.row.caseId}?article=${articleId}#changes`,
  }));
}

export function happenings(view: View, page: CasePage): Happening[] {
  const flags = page.flags.map((flag) => {
    const rule = view.lang === 'vi' ? flag.ruleVi : flag.ruleEn;
    const by = flag.raisedBy === null ? '' : `${flag.raisedBy}: `;
    return { at: new Date(flag.raisedAt), text: `${by}${wordOr(view.t, 'flagged', flag.kind)}${rule === null ? '' : ` “${rule}”`}`, hot: flag.level === 'alert' };
  });
  const steps = page.events.map((event) => ({ at: new Date(event.at), text: stepText(view, event), hot: false }));
  return [...publications(view, page), ...changes(view, page), ...flags, ...steps].sort((a, b) => a.at.getTime() - b.at.getTime());
}

export function Timeline({ view, page }: { view: View; page: CasePage }) {
  return (
    <section class="panel">
      <h2>{view.t('timeline.title')}</h2>
      <ol class="timeline">
        {happenings(view, page).map(({ at, text, hot, href }) => (
          <li class={hot ? 'hot' : undefined}><time class="num" datetime={at.toISOString()}>{view.format.dateTime(at)}</time> {href === undefined ? text : <a href={href}>{text}</a>}</li>
        ))}
      </ol>
      <p class="small quiet">{view.t('timeline.chained')}</p>
    </section>
  );
}
