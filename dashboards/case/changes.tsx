// What became of an article after it was kept: the differing sentences, what was added and removed marked by line and sign, not by colour alone.

import type { ArticleChange } from '../../src/cases/index.ts';
import type { SentenceChange, TextPiece } from '../../src/model/index.ts';
import type { View } from '../deps.ts';
import { Chip, langOf } from '../layout/parts.tsx';
import { wordOr } from '../words/index.ts';

/** One piece; the words for screen readers stand inside, since many of them pass over `ins` and `del` in silence. */
function Piece({ view, of: { text, mark } }: { view: View; of: TextPiece }) {
  if (mark === 'same') return <>{text}</>;
  if (mark === 'added') return <ins><span class="unseen">{view.t('change.added')} </span>{text}</ins>;
  return <del><span class="unseen">{view.t('change.removed')} </span>{text}</del>;
}

function Sentence({ view, of }: { view: View; of: SentenceChange }) {
  return <>{of.pieces.map((piece) => <Piece view={view} of={piece} />)} </>;
}

type Run = { readonly paragraphs: readonly (readonly SentenceChange[])[] } | { readonly same: number };

/** Paragraphs that differ, and how many sentences lie unchanged between them. */
export function runsOf(difference: readonly SentenceChange[]): Run[] {
  const paragraphs: SentenceChange[][] = [];
  for (const sentence of difference) {
    const last = paragraphs.at(-1);
    if (last === undefined || sentence.opensParagraph) paragraphs.push([sentence]);
    else last.push(sentence);
  }
  const runs: Run[] = [];
  for (const paragraph of paragraphs) {
    const last = runs.at(-1);
    if (paragraph.every(({ kind }) => kind === 'kept')) {
      if (last !== undefined && 'same' in last) runs[runs.length - 1] = { same: last.same + paragraph.length };
      else runs.push({ same: paragraph.length });
    } else if (last !== undefined && 'paragraphs' in last) runs[runs.length - 1] = { paragraphs: [...last.paragraphs, paragraph] };
    else runs.push({ paragraphs: [paragraph] });
  }
  return runs;
}

export function Difference({ view, difference, language }: { view: View; difference: readonly SentenceChange[]; language: string | null }) {
  const { t } = view;
  return (
    <div class="difference">
      {runsOf(difference).map((run) => ('same' in run
        ? <p class="small quiet same">{t('change.same-lines', { n: run.same })}</p>
        : run.paragraphs.map((paragraph) => <p lang={langOf(language)} class={paragraph[0]?.where === 'title' ? 'title' : undefined}>{paragraph.map((sentence) => <Sentence view={view} of={sentence} />)}</p>)))}
      <p class="small quiet">{t('change.legend')}</p>
    </div>
  );
}

function Quote({ view, change, language }: { view: View; change: ArticleChange; language: string | null }) {
  const { t } = view;
  if (change.quote === null || change.kind === 'gone') return change.quote === null ? null : <p class="small quiet address">{change.quote}</p>;
  return (
    <>
      <p class="small quiet">{t('change.says')}</p>
      <blockquote class="quote read" lang={langOf(language)}>{change.quote}</blockquote>
      {change.notice === null ? null : <details><summary>{t('change.notice')}</summary><p class="said" lang={langOf(language)}>{change.notice}</p></details>}
    </>
  );
}

/** One change with its difference; `open` shows it at once. */
export function Change({ view, change, language, open }: { view: View; change: ArticleChange; language: string | null; open: boolean }) {
  const { t, format } = view;
  return (
    <div class="change" id={`change-${change.id}`}>
      <h3>
        {change.number === null || change.fromNumber === null ? wordOr(t, 'change', change.kind) : t('change.number', { number: change.number, from: change.fromNumber })}
        {change.number === null ? null : <> <Chip tone={change.kind === 'changed' ? 'notice' : 'read'}>{wordOr(t, 'change', change.kind)}</Chip></>}
        {' '}<time class="num quiet small" datetime={new Date(change.at).toISOString()}>{format.dateTime(change.at)}</time>
      </h3>
      <Quote view={view} change={change} language={language} />
      {change.kind === 'gone' || change.kind === 'withdrawn' ? <p class="small quiet">{t('change.kept-text')}</p> : null}
      {change.difference === null ? null : (
        <details open={open}>
          <summary>{t('change.compare')}</summary>
          <Difference view={view} difference={change.difference} language={language} />
        </details>
      )}
    </div>
  );
}

/** All changes of an article, newest first; nothing where there are none. The newest is open, as is the one of `number`. */
export function Changes({ view, changes, language, number }: { view: View; changes: readonly ArticleChange[]; language: string | null; number?: number }) {
  if (changes.length === 0) return null;
  const opened = changes.find((change) => change.number !== null && change.number === number) ?? changes.find(({ difference }) => difference !== null);
  return (
    <section class="changes" aria-labelledby="changes">
      <h2 id="changes">{view.t('change.title')}</h2>
      {changes.map((change) => <Change view={view} change={change} language={language} open={change === opened} />)}
    </section>
  );
}
