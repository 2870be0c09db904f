// The article as it was read, with the sentence that raised the flag marked.

import type { CaseClaim } from '../../src/cases/index.ts';
import type { View } from '../deps.ts';
import { langOf } from '../layout/parts.tsx';
import { markParagraphs, type Paragraph } from './marks.ts';

function Pieces({ of }: { of: Paragraph }) {
  return <>{of.pieces.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}</>;
}

export function MarkedTitle({ title, claims }: { title: string; claims: readonly CaseClaim[] }) {
  return <>{markParagraphs(title, claims).map((paragraph) => <Pieces of={paragraph} />)}</>;
}

type Props = { readonly view: View; readonly text: string; readonly language: string | null; readonly claims: readonly CaseClaim[]; readonly tone: string };

export function ArticleText({ view, text, language, claims, tone }: Props) {
  const paragraphs = markParagraphs(text, claims);
  if (paragraphs.length === 0) return <p class="quiet">{view.t('article.no-text')}</p>;
  return (
    <div class="article-text" lang={langOf(language)}>
      {paragraphs.map((paragraph) => <p class={paragraph.marked ? `quote ${tone}` : undefined}><Pieces of={paragraph} /></p>)}
    </div>
  );
}
