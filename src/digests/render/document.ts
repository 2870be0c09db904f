// From the frozen content to a document: every word that HTML, DOCX and PDF show is decided here.

import { sentiments, topics, type DigestContent, type DigestItem } from '../../model/index.ts';
import { dayIn, weekOfDay } from '../period.ts';
import { en } from '../words/en.ts';
import { vi, type Words } from '../words/vi.ts';
import { countryName, languageName } from '../words/names.ts';
import type { Block, DigestDocument } from './blocks.ts';
import { honestyBlocks } from './honesty-page.ts';
import { itemBlocks } from './item.ts';
import { citation, paragraph, toneName, topicName, type DocumentLanguage } from './phrases.ts';

/** What is drawn: an issue, or (id, hash and moment null) a preview of one. */
export type Drawable = { readonly content: DigestContent; readonly id: number | null; readonly sha256: string | null; readonly madeAt: Date | null };

export const wordsOf = (lang: DocumentLanguage): Words => (lang === 'en' ? en : vi);

export function documentOf({ content, id, sha256, madeAt }: Drawable, lang: DocumentLanguage): DigestDocument {
  const words = wordsOf(lang);
  const issue: Block[] = id === null || sha256 === null ? [] : [paragraph('note', words.issue(id, sha256))];
  return {
    lang,
    title: `${periodTitle(content, words)}, ${content.province[lang]}`,
    banners: [...(content.fictional ? [words.fictional] : []), ...(madeAt === null ? [words.preview] : [])],
    letterhead: letterheadOf(content, madeAt, lang, words),
    blocks: [
      paragraph('note', words.reading),
      { kind: 'heading', level: 1, text: words.summaryHeading },
      ...summaryBlocks(content, lang),
      { kind: 'heading', level: 1, text: words.figuresHeading },
      ...figureBlocks(content, lang, words),
      ...sectionBlocks(content, lang, words),
    ],
    closing: {
      recipients: words.letterhead.recipients,
      recipientLines: recipientLines(content, lang, words),
      signer: content.letterhead?.signer[lang] || words.letterhead.signer,
      signed: words.letterhead.signed,
    },
    honesty: [{ kind: 'heading', level: 1, text: words.honestyHeading }, ...honestyBlocks(content, lang, words), ...issue],
    madeAt,
  };
}

/** One paragraph for each part of the summary; every sentence carries its own items. */
function summaryBlocks({ summary }: DigestContent, lang: DocumentLanguage): Block[] {
  return [...new Set(summary.map(({ part }) => part))].map((part) => {
    const sentences = summary.filter((sentence) => sentence.part === part);
    const runs = sentences.flatMap(({ text, items }, index) => [{ text: `${index === 0 ? '' : ' '}${text[lang]}` }, ...citation(items)]);
    return { kind: 'paragraph', style: 'body', runs };
  });
}

function periodTitle({ period, from, to }: DigestContent, words: Words): string {
  const week = weekOfDay(from);
  if (period !== 'week' || week.from !== from || week.to !== to) return words.letterhead.period(words.day(from), words.day(to));
  const [year, number] = week.name.split('-W');
  return words.letterhead.week(Number(number), Number(year));
}

function letterheadOf(content: DigestContent, madeAt: Date | null, lang: DocumentLanguage, words: Words): DigestDocument['letterhead'] {
  const { parent, organ, nation, motto, number, kind, placeAndDate, subject } = words.letterhead;
  const own = content.letterhead;
  return {
    ...{ nation, motto, kind },
    parent: own?.parent[lang] || parent,
    organ: own?.organ[lang] || organ,
    number: own === undefined || own.code === '' ? number : number.replace('……', own.code),
    placeAndDate: placeAndDate(own?.place[lang] || content.seat[lang], madeAt === null ? null : dayIn(content.timeZone, madeAt)),
    subject: [periodTitle(content, words), subject(content.province[lang], words.day(content.from), words.day(content.to))],
  };
}

const recipientLines = ({ letterhead }: DigestContent, lang: DocumentLanguage, words: Words): readonly string[] =>
  letterhead === undefined || letterhead.recipients[lang].length === 0 ? words.letterhead.recipientLines : letterhead.recipients[lang].map((line, index, all) => `- ${line}${index === all.length - 1 ? '.' : ';'}`);

/** Rows in a fixed order of their own: a database does not keep the order of an object's keys. */
function figureRows(counts: Readonly<Record<string, number>>, nameOf: (key: string) => string, words: Words, order?: readonly string[]): string[][] {
  const place = (key: string) => order?.indexOf(key) ?? 0;
  const rows = Object.entries(counts).sort(([a, m], [b, k]) => place(a) - place(b) || k - m || (a < b ? -1 : 1));
  const sum = rows.reduce((total, [, count]) => total + count, 0);
  return [...rows.map(([key, count]) => [nameOf(key), words.number(count)]), [words.figures.sum, words.number(sum)]];
}

function figureBlocks({ totals }: DigestContent, lang: DocumentLanguage, words: Words): Block[] {
  const { figures } = words;
  const toneOrder = [...sentiments, 'not-scored'];
  const table = (head: string, rows: string[][]): Block => ({ kind: 'table', head: [head, figures.articles], rows, figures: true });
  return [
    paragraph('note', figures.note),
    table(figures.tone, figureRows(totals.bySentiment, (tone) => toneName(tone, words), words, toneOrder)),
    table(figures.topic, figureRows(totals.byTopic, (topic) => topicName(topic, words), words, topics)),
    table(figures.country, figureRows(totals.byCountry, (country) => countryName(country, lang), words)),
    table(figures.language, figureRows(totals.byLanguage, (language) => languageName(language, lang), words)),
  ];
}

function sectionBlocks(content: DigestContent, lang: DocumentLanguage, words: Words): Block[] {
  if (content.sections.length === 0) return [];
  const blocks = content.sections.flatMap(({ topic, items }): Block[] => [
    { kind: 'heading', level: 2, text: topicName(topic, words) },
    ...items.flatMap((item: DigestItem) => itemBlocks(item, content.timeZone, lang, words)),
  ]);
  return [{ kind: 'heading', level: 1, text: words.itemsHeading }, ...blocks];
}
