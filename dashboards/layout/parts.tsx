// Small pieces that several screens share.

import type { Child } from 'hono/jsx';
import type { QueueRow } from '../../src/cases/index.ts';
import type { FlagLevel } from '../../src/model/index.ts';
import type { View } from '../deps.ts';
import { wordOr } from '../words/index.ts';

/** Colour never speaks alone: a chip always has words. */
export function Chip({ tone, children }: { tone: FlagLevel | 'good' | 'plain'; children: Child }) {
  return <span class={`chip ${tone}`}>{children}</span>;
}

export function Key({ children }: { children: Child }) {
  return <kbd aria-hidden="true">{children}</kbd>;
}

/** A form that posts to us, with its proof and where to go afterwards. */
export function Form(props: { view: View; action: string; back?: string; class?: string; id?: string; /** A step that the scripts may take without leaving the page. */ step?: string; children: Child }) {
  const { view, action, back } = props;
  return (
    <form method="post" action={action} class={props.class} id={props.id} data-step={props.step}>
      <input type="hidden" name="_token" value={view.csrf} />
      {back === undefined ? null : <input type="hidden" name="back" value={back} />}
      {props.children}
    </form>
  );
}

/** The language of a foreign text for screen readers and fonts; left out where it is not known. */
export function langOf(language: string | null): string | undefined {
  return language === null || language === 'und' ? undefined : language;
}

/** Why a story is here, in one or two words. */
export function WhyChip({ view, row }: { view: View; row: Pick<QueueRow, 'level' | 'claim' | 'flagKinds'> }) {
  if (row.claim !== null) return <Chip tone={row.level}>{wordOr(view.t, 'voice', row.claim.voice)}</Chip>;
  return <Chip tone="read">{view.t(row.flagKinds.includes('by-hand') ? 'flag.by-hand' : 'flag.read')}</Chip>;
}

/** "khác lập trường đã nêu · SANSHA, bản 2": the wording follows the kind of the entry (rule 2). */
export function differs(view: View, claim: { kind: string; register: string; registerVersion: number }): string {
  const key = claim.kind === 'document-fact' ? 'claim.contradicts' : 'claim.differs';
  return view.t(key, { id: claim.register, version: claim.registerVersion });
}

/** A sentence with its quote marked, cut to what is near the quote. */
export function Excerpt({ sentence, quote, around = 90 }: { sentence: string; quote: string; around?: number }) {
  const at = sentence.indexOf(quote);
  if (at < 0) return <mark>{quote}</mark>;
  const before = [...sentence.slice(0, at)];
  const after = [...sentence.slice(at + quote.length)];
  return (
    <>
      {before.length > around ? `…${before.slice(-around).join('')}` : before.join('')}
      <mark>{quote}</mark>
      {after.length > around ? `${after.slice(0, around).join('')}…` : after.join('')}
    </>
  );
}

/** How much time is left, or by how much it is overdue, in words; scripts keep it going. */
export function Clock({ view, due, urgent }: { view: View; due: Date | null; urgent: boolean }) {
  const words = view.format.deadline(due);
  if (due === null) return <span class="due">{words}</span>;
  return <time class={`due num${urgent ? ' late' : ''}`} datetime={new Date(due).toISOString()} data-clock>{words}</time>;
}

/** Words by which scripts keep the clocks within this element going: one and many of each unit, with 2 standing for any number. */
export function clockWords({ t }: View) {
  const pair = (key: 'time.days' | 'time.hours' | 'time.minutes') => `${t(key, { n: 1 })}|${t(key, { n: 2 })}`;
  return { 'data-left': t('time.left', { time: '{time}' }), 'data-overdue': t('time.overdue', { time: '{time}' }), 'data-days': pair('time.days'), 'data-hours': pair('time.hours'), 'data-minutes': pair('time.minutes') };
}

export function Empty({ title, children }: { title: string; children?: Child }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}
