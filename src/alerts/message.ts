// A message in words, from its frozen content.

import type { AlertFlag, AlertStory, FlagLevel } from '../model/index.ts';
import type { AlertContent } from './plan.ts';
import { alertWords, countryName, wordingOf, type AlertLanguage } from './words.ts';

export type Rendered = { readonly subject: string; readonly text: string };
export type RenderOptions = { readonly language: AlertLanguage; /** Address of the dashboard; without it messages have no link. */ readonly publicUrl?: string | undefined; readonly timeZone: string };

const cut = (text: string, most: number) => {
  const letters = [...text.replace(/\s+/g, ' ').trim()];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('');
};
const linesAtMost = 5;

/** The message as subject and plain text; both are one language and hold no markup. */
export function renderAlert(content: AlertContent, level: FlagLevel, options: RenderOptions): Rendered {
  const words = alertWords[options.language];
  if ('test' in content) return { subject: `[Hải Đăng] ${words.test}`, text: `${words.testText}\n\n${words.internal}` };
  if ('missed' in content) return deadlineMessage(content, options);
  if ('summary' in content) {
    const subject = `[Hải Đăng] ${words.levels[level]}: ${content.rule[options.language]}, ${words.summary(content.summary.length)}`;
    const items = content.summary.slice(0, 50).map((one) => `• ${headlineOf(one.content, one.level, options)}`);
    const hidden = content.summary.length > 50 ? [words.hidden(content.summary.length - 50)] : [];
    return { subject, text: [words.summaryWhy, '', ...items, ...hidden, '', words.internal].join('\n') };
  }
  return storyMessage(content, level, options);
}

/** One line of a summary, or the title of a feed entry. */
export function headlineOf(content: AlertContent, level: FlagLevel, options: RenderOptions): string {
  if ('story' in content) {
    const first = content.story.flags[0];
    const why = first === undefined ? '' : ` — ${wordingOf(first, options.language)}`;
    return `${alertWords[options.language].levels[level]}: ${cut(content.story.headline, 140)}${why}${linkOf(content.story.caseId, options, ' ')}`;
  }
  return renderAlert(content, level, options).subject.replace(/^\[Hải Đăng\] /, '');
}

const linkOf = (caseId: number | null, { publicUrl }: RenderOptions, before = '') => (publicUrl === undefined || caseId === null ? '' : `${before}${publicUrl.replace(/\/$/, '')}/cases/${caseId}`);

function storyMessage({ rule, story }: { rule: { vi: string; en: string }; story: AlertStory }, level: FlagLevel, options: RenderOptions): Rendered {
  const { language } = options;
  const words = alertWords[language];
  const link = linkOf(story.caseId, options);
  const claims = story.flags.some(({ claim }) => claim !== null);
  const text = [
    ...(claims ? [words.suggested, ''] : []),
    ...story.flags.slice(0, linesAtMost).flatMap((flag) => flagLines(flag, language)),
    ...(story.flags.length > linesAtMost ? [words.hidden(story.flags.length - linesAtMost), ''] : []),
    `${words.story}: ${cut(story.headline, 300)}`,
    words.spread(story),
    ...(story.caseNumber === null ? [] : [`${words.case} ${story.caseNumber}`]),
    ...(link === '' ? [] : [`${words.open}: ${link}`]),
    '',
    words.internal,
  ];
  return { subject: cut(`[Hải Đăng] ${words.levels[level]}: ${rule[language]} — ${story.headline}`, 180), text: text.join('\n') };
}

function flagLines(flag: AlertFlag, language: AlertLanguage): string[] {
  const words = alertWords[language];
  const { article, claim } = flag;
  return [
    wordingOf(flag, language),
    ...(claim === null ? [] : [`“${cut(claim.sentence.includes(claim.quote) ? claim.sentence : claim.quote, 600)}”`, `${claim.title[language]}${claim.evidence.length === 0 ? '' : `. ${words.evidence}: ${cut(claim.evidence.join('; '), 400)}`}`]),
    ...(article === null ? [] : [`${words.article}: ${cut(article.title, 300)} (${article.outlet}, ${countryName(language, article.country)})`, article.url]),
    '',
  ];
}

function deadlineMessage({ missed }: Extract<AlertContent, { missed: unknown }>, options: RenderOptions): Rendered {
  const words = alertWords[options.language];
  const link = linkOf(missed.caseId, options);
  const at = new Intl.DateTimeFormat(options.language, { timeZone: options.timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(missed.at));
  const subject = cut(`[Hải Đăng] ${words.missed[missed.deadline]}: ${words.case} ${missed.caseNumber} — ${missed.headline}`, 180);
  const text = [
    `${words.missed[missed.deadline]}: ${at}`,
    `${words.case} ${missed.caseNumber}: ${cut(missed.headline, 300)}`,
    `${words.assignee}: ${missed.assignee ?? words.nobody}`,
    ...(link === '' ? [] : [`${words.open}: ${link}`]),
    '',
    words.internal,
  ];
  return { subject, text: text.join('\n') };
}
