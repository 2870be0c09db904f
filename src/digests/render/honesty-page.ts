// The last page: sources that were not heard, languages that were not scored, and where every article and link went.

import { sentence, problems, type ProblemCode } from '../../errors.ts';
import { digestGates, type DigestContent, type DigestSource } from '../../model/index.ts';
import { dayIn } from '../period.ts';
import type { Words } from '../words/vi.ts';
import { countryName, languageName } from '../words/names.ts';
import type { Block } from './blocks.ts';
import type { DocumentLanguage } from './phrases.ts';

const note = (text: string): Block => ({ kind: 'paragraph', style: 'body', runs: [{ text }] });

export function honestyBlocks(content: DigestContent, lang: DocumentLanguage, words: Words): Block[] {
  const { honesty } = content;
  const notScored = honesty.languagesNotScored.map(({ language, articles }) => words.honesty.languageCount(languageName(language, lang), articles));
  return [
    ...sourceBlocks(content, lang, words),
    note(notScored.length === 0 ? words.honesty.allScored : words.honesty.notScored(words.list(notScored))),
    ...gateBlocks(content, words),
    ...linkBlocks(content, words),
    ...(honesty.claimsRejected === 0 ? [] : [note(words.honesty.claimsRejected(honesty.claimsRejected))]),
    note(words.honesty.untranslated),
  ];
}

function sourceBlocks({ honesty, timeZone }: DigestContent, lang: DocumentLanguage, words: Words): Block[] {
  const { silentSources, sources } = honesty;
  if (silentSources.length === 0) return [note(words.honesty.noTrouble(sources))];
  const { source, state, lastSuccess, why, states, never } = words.honesty;
  const rows = silentSources.map((row) => [
    `${row.name} (${countryName(row.country, lang)})`,
    states[row.state],
    row.lastSuccessAt === null ? never : words.day(dayIn(timeZone, new Date(row.lastSuccessAt))),
    reasonOf(row, lang, words),
    words.number(row.articles),
  ]);
  return [note(words.honesty.sources(sources, rows.length)), { kind: 'table', head: [source, state, lastSuccess, why, words.honesty.articles], rows, figures: true }];
}

/** The problem's sentence, its blanks filled from the address and from what the log says. */
function reasonOf({ state, problem, detail, url }: DigestSource, lang: DocumentLanguage, words: Words): string {
  if (state === 'silent') return words.honesty.silent;
  if (problem === null || !(problem in problems)) return detail ?? '';
  const address = url !== null && URL.canParse(url) ? { url, host: new URL(url).host } : {};
  const status = /\b[1-5]\d\d\b/.exec(detail ?? '')?.[0];
  const seconds = /(\d+) seconds/.exec(detail ?? '')?.[1];
  return sentence(
    problem as ProblemCode,
    { ...address, cause: detail ?? '…', ...(status === undefined ? {} : { status }), ...(seconds === undefined ? {} : { seconds }) },
    lang,
  );
}

function gateBlocks({ honesty, totals }: DigestContent, words: Words): Block[] {
  const { gate, gatesIntro, counted, gates, articles } = words.honesty;
  const rows = digestGates.map((name) => [gates[name], words.number(honesty.leftOut.find((row) => row.gate === name)?.articles ?? 0)]);
  const sum = [words.figures.sum, words.number(honesty.articlesFound)];
  return [
    note(gatesIntro(honesty.articlesFound)),
    { kind: 'table', head: [gate, articles], rows: [[counted, words.number(totals.articles)], ...rows, sum], figures: true },
  ];
}

function linkBlocks({ honesty }: DigestContent, words: Words): Block[] {
  const { outcomes, reasons, outcome, count, linksIntro } = words.honesty;
  const rows = honesty.outcomes.map((row) => {
    const name = (outcomes as Record<string, string>)[row.outcome] ?? row.outcome;
    const reason = row.reason === null ? '' : `: ${(reasons as Record<string, string>)[row.reason] ?? row.reason}`;
    return [`${name}${reason}`, words.number(row.count)];
  });
  const sum = [words.figures.sum, words.number(honesty.linksFound)];
  return [note(linksIntro(honesty.linksFound)), { kind: 'table', head: [outcome, count], rows: [...rows, sum], figures: true }];
}
