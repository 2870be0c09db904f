// The labelled pages of test/pages/asian and asian2: read by us and by Readability on linkedom, and judged alike. See the READMEs there.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { extractFromHtml, parseMoment, plainText } from '../../crawlers/read/index.ts';
import { comparePage, scoreOf, type PageCounts, type Score } from './shingles.ts';

/** The sets of labelled pages, each a folder of test/pages; asian2 is by another hand and keeps each part in a sub-folder. */
export type PageSet = 'asian' | 'asian2';

export type LabelledPage = {
  readonly id: string;
  readonly lang: string;
  /** The reader is mended by its faults on `development` pages only; `check` pages tell whether that helps elsewhere. */
  readonly part: 'development' | 'check';
  readonly url: string;
  readonly title: string;
  /** ISO 8601 with offset; null where the page names no date of publication. */
  readonly date: string | null;
  readonly text: string;
  readonly html: string;
};
export type Reading = { readonly text: string; readonly title: string; readonly date: Date | null };
export type Judged = { readonly page: LabelledPage; readonly reading: Reading; readonly counts: PageCounts; readonly f1: number; readonly titleRight: boolean; readonly dateRight: boolean };
export type LanguageScore = Score & { readonly pages: number; readonly titles: number; readonly dates: number; readonly pagesBelow90: number };

/** Where the outlets of a language are, as a source of the archive would say. */
const zones: Readonly<Record<string, string>> = { vi: 'Asia/Ho_Chi_Minh', zh: 'Asia/Shanghai', th: 'Asia/Bangkok', lo: 'Asia/Vientiane', km: 'Asia/Phnom_Penh' };
const oneDayMs = 86_400_000;

function pagesIn(folder: string): LabelledPage[] {
  const lines = readFileSync(join(folder, 'truth.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const truth = JSON.parse(line) as Omit<LabelledPage, 'html'>;
    return { ...truth, html: readFileSync(join(folder, `${truth.id}.html`), 'utf8') };
  });
}

/** The pages of one set, both parts. */
export function labelledPages(set: PageSet = 'asian'): LabelledPage[] {
  const folder = join(import.meta.dirname, '../pages', set);
  const folders = set === 'asian' ? [folder] : ['development', 'check'].map((part) => join(folder, part));
  return folders.filter((each) => existsSync(join(each, 'truth.jsonl'))).flatMap(pagesIn);
}

/** What crawlers/read makes of a page; empty where it skips it. */
export function readByUs({ html, url, lang }: LabelledPage): Reading {
  const read = extractFromHtml(html, url, { timeZone: zones[lang] ?? 'UTC' });
  return 'article' in read ? { text: read.article.text, title: read.article.title, date: read.article.publishedAt } : { text: '', title: '', date: null };
}

/** What Mozilla's Readability makes of the same page on linkedom, its paragraphs kept apart; its date is read with our date parser. */
export function readByReadability({ html, lang }: LabelledPage): Reading {
  const { document } = parseHTML(html);
  const article = new Readability(document as never).parse();
  const moment = parseMoment(article?.publishedTime ?? '', { timeZone: zones[lang] ?? 'UTC' });
  return { text: plainText(article?.content ?? ''), title: article?.title ?? '', date: moment?.at ?? null };
}

export function judge(page: LabelledPage, reading: Reading): Judged {
  const counts = comparePage(page.text, reading.text, page.lang);
  const sameLine = (text: string): string => text.normalize('NFC').replaceAll('\u200b', '').replace(/\s+/g, ' ').trim();
  const dateRight = page.date === null ? reading.date === null : reading.date !== null && Math.abs(reading.date.getTime() - Date.parse(page.date)) <= oneDayMs;
  return { page, reading, counts, f1: scoreOf([counts]).f1, titleRight: sameLine(reading.title) === sameLine(page.title), dateRight };
}

export function summaryOf(judged: readonly Judged[]): LanguageScore {
  const share = (test: (one: Judged) => boolean): number => judged.filter(test).length / Math.max(1, judged.length);
  return { ...scoreOf(judged.map((one) => one.counts)), pages: judged.length, titles: share((one) => one.titleRight), dates: share((one) => one.dateRight), pagesBelow90: judged.filter((one) => one.f1 < 0.9).length };
}
