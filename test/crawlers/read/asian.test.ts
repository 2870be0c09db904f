// Our own labelled pages in Vietnamese, Chinese, Thai, Lao and Khmer (test/pages/asian): no language may fall under its floor.
// Floors stand a hundredth under what was measured last (docs/measurements.md); who improves the reader raises them.

import { describe, expect, it } from 'vitest';
import { judge, labelledPages, readByUs, summaryOf } from '../../measure/asian-pages.ts';

const floors: Readonly<Record<string, { pages: number; f1: number; titles: number; dates: number }>> = {
  vi: { pages: 26, f1: 0.98, titles: 0.99, dates: 0.99 },
  zh: { pages: 19, f1: 0.978, titles: 0.99, dates: 0.94 },
  th: { pages: 15, f1: 0.98, titles: 0.93, dates: 0.99 },
  lo: { pages: 14, f1: 0.989, titles: 0.99, dates: 0.92 },
  km: { pages: 14, f1: 0.99, titles: 0.99, dates: 0.99 },
};

/** Over all check pages, by which nobody mended the reader. */
const checkFloor = 0.958;

const pages = labelledPages();
const lettersOf = (text: string): string => text.normalize('NFC').replace(/[\s\u200b]+/g, '');
const visible = (html: string): string => html.replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '').replace(/<[^>]*>/g, '').replaceAll('&nbsp;', ' ').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

describe('our own Asian pages', () => {
  it.each(Object.keys(floors))('text, title and date of the pages in %s are read as well as before', (lang) => {
    const judged = pages.filter((page) => page.lang === lang && page.part === 'development').map((page) => judge(page, readByUs(page)));
    const score = summaryOf(judged);
    const floor = floors[lang]!;
    expect(score.pages).toBeGreaterThanOrEqual(floor.pages);
    expect(score.f1).toBeGreaterThanOrEqual(floor.f1);
    expect(score.titles).toBeGreaterThanOrEqual(floor.titles);
    expect(score.dates).toBeGreaterThanOrEqual(floor.dates);
  });

  it('the pages kept for checking are read as well as before', () => {
    const judged = pages.filter((page) => page.part === 'check').map((page) => judge(page, readByUs(page)));
    expect(judged.length).toBeGreaterThanOrEqual(20);
    expect(summaryOf(judged).f1).toBeGreaterThanOrEqual(checkFloor);
  });

  it('every labelled paragraph and title stands on its page', () => {
    const lost = pages.flatMap(({ id, html, text, title }) => {
      const page = lettersOf(visible(html));
      return [title, ...text.split('\n')].filter((line) => !page.includes(lettersOf(line))).map((line) => `${id}: ${line}`);
    });
    expect(lost).toEqual([]);
  });

  it('no page date is invented where a page names none', () => {
    const undated = pages.filter((page) => page.date === null);
    expect(undated.length).toBeGreaterThan(1);
    expect(undated.filter((page) => readByUs(page).date !== null).map((page) => page.id)).toEqual([]);
  });
});
