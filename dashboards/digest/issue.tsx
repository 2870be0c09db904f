// A frozen issue: who made it when, its hash, its files, and the paper itself.

import { weekOfDay } from '../../src/digests/index.ts';
import type { DigestIssue } from '../../src/model/index.ts';
import type { SignedView, View } from '../deps.ts';
import type { Lang } from '../words/index.ts';
import { Paper } from './paper.tsx';

/** "2026-W47" for a week, else its first and last day. */
export function weekTitle({ from, to }: { readonly from: string; readonly to: string }): string {
  const week = weekOfDay(from);
  return week.from === from && week.to === to ? week.name : `${from} – ${to}`;
}

export const issueTitle = (view: View, { id, content }: DigestIssue) => `${view.t('digest.number', { id })} · ${weekTitle(content)}`;

export function Files({ id, lang }: { id: number; lang: Lang }) {
  const file = (format: string, word: string) => <a href={`/digest/issues/${id}/${lang}.${format}`} download>{word}</a>;
  return <span lang={lang}>{file('docx', 'DOCX')} · {file('pdf', 'PDF')} · {file('html', 'HTML')}</span>;
}

export function Issue({ view, issue }: { view: SignedView; issue: DigestIssue }) {
  const { t, format } = view;
  const { content, id } = issue;
  return (
    <div class="sheet">
      <p class="small quiet"><a href={`/digest?week=${weekOfDay(content.from).name}`}>{t('nav.digest')}</a> · {format.day(content.from)}–{format.day(content.to)}</p>
      <header><h1>{issueTitle(view, issue)}</h1><p class="quiet">{t('digest.frozen')}</p></header>
      <section class="panel">
        <dl>
          <dt>{t('digest.made-at')}</dt><dd class="num">{format.dateTime(issue.madeAt)} · {issue.madeBy ?? t('digest.command-line')}</dd>
          <dt>{t('digest.files-vi')}</dt><dd><Files id={id} lang="vi" /></dd>
          <dt>{t('digest.files-en')}</dt><dd><Files id={id} lang="en" /></dd>
          <dt>SHA-256</dt><dd class="address num">{issue.sha256}</dd>
        </dl>
        <p class="small quiet">{t('digest.files-note')}</p>
      </section>
      <Paper view={view} digest={issue} />
    </div>
  );
}
