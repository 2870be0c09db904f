// How well we read our own labelled pages in Vietnamese, Chinese, Thai, Lao and Khmer, beside Readability on linkedom in the same run.
//   node --import tsx test/measure/asian.ts [asian2] [--show]      asian2: the set by another hand (test/pages/asian2), else test/pages/asian
//   --show also lists, of the development pages, each under 0.9 and each wrong title and date

import { judge, labelledPages, readByReadability, readByUs, summaryOf, type Judged } from './asian-pages.ts';

const print = (text: string) => process.stdout.write(`${text}\n`);
const pages = labelledPages(process.argv.includes('asian2') ? 'asian2' : 'asian');
const ours = pages.map((page) => judge(page, readByUs(page)));
const readability = pages.map((page) => judge(page, readByReadability(page)));

const percent = (share: number): string => `${Math.round(share * 100)} %`;
function row(language: string, name: string, judged: readonly Judged[]): string {
  const { pages: count, f1, precision, recall, titles, dates, pagesBelow90 } = summaryOf(judged);
  return `| ${language} | ${count} | ${name} | ${f1.toFixed(3)} | ${precision.toFixed(3)} | ${recall.toFixed(3)} | ${pagesBelow90} | ${percent(titles)} | ${percent(dates)} |`;
}

for (const part of ['development', 'check'] as const) {
  print(`\n${part}\n`);
  print('| language | pages | reader | F1 | precision | recall | pages under 0.9 | title exact | date within a day |');
  print('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const language of [...new Set(pages.map((page) => page.lang)), 'all']) {
    const of = (judged: readonly Judged[]): Judged[] => judged.filter(({ page }) => page.part === part && (language === 'all' || page.lang === language));
    print(row(language, 'ours', of(ours)));
    print(row(language, 'Readability + linkedom', of(readability)));
  }
}

if (process.argv.includes('--show')) {
  const shown = ours.filter(({ page }) => page.part === 'development');
  for (const one of shown.filter(({ f1 }) => f1 < 0.9).sort((a, b) => a.f1 - b.f1)) {
    const { right, surplus, missed } = one.counts;
    print(`\n${one.page.id}  F1 ${one.f1.toFixed(3)}  right ${right.toFixed(2)} surplus ${surplus.toFixed(2)} missed ${missed.toFixed(2)}`);
    const found = one.reading.text.split('\n');
    const wanted = one.page.text.split('\n');
    for (const line of found.filter((each) => !one.page.text.includes(each))) print(`  + ${line.slice(0, 110)}`);
    for (const line of wanted.filter((each) => !one.reading.text.includes(each))) print(`  - ${line.slice(0, 110)}`);
  }
  for (const one of shown.filter(({ titleRight }) => !titleRight)) print(`title ${one.page.id}: ${one.reading.title}  ≠  ${one.page.title}`);
  for (const one of shown.filter(({ dateRight }) => !dateRight)) print(`date ${one.page.id}: ${one.reading.date?.toISOString() ?? 'none'}  ≠  ${one.page.date}`);
}
