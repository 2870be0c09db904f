// The first text of a response, per kind, track and language. A template never decides: what it cannot know is an open spot ⟦…⟧.

import type { CorrectionTrack, EntryKind, Evidence, RegisterEntry, ResponseKind, ResponseText } from '../../model/index.ts';
import { desk } from './desk.ts';
import { letters } from './letters.ts';

/** What a template is filled from. `claim` is null where nobody has confirmed one. */
export type TemplateFacts = {
  readonly outlet: string;
  readonly country: string;
  readonly title: string;
  readonly url: string;
  /** ISO day in the office's time zone; null where the page gives none. */
  readonly day: string | null;
  readonly province: { readonly vi: string; readonly en: string };
  readonly articles: number;
  readonly copies: number;
  readonly countries: number;
  readonly claim: { readonly quote: string; readonly entry: RegisterEntry } | null;
};

export type TemplateFor = { readonly kind: ResponseKind; readonly track: CorrectionTrack | null; readonly language: string };

const isDesk = (language: string): language is 'vi' | 'en' => language === 'vi' || language === 'en';

function evidenceLine({ document, date, link, verified }: Evidence, language: 'vi' | 'en'): string {
  return `- ${document} (${date})${link === null ? '' : `, ${link}`}${verified ? '' : ` ⟦${desk[language].verify}⟧`}`;
}

/** "20/11/2026" in Vietnamese, "20 November 2026" and the like elsewhere. */
function dayIn(day: string | null, language: string): string {
  if (day === null) return '⟦…⟧';
  const locale = language === 'vi' ? 'vi-VN' : language === 'en' ? 'en-GB' : language === 'th' ? 'th-TH-u-ca-gregory' : language;
  const style = language === 'vi' ? ({ day: '2-digit', month: '2-digit', year: 'numeric' } as const) : ({ day: 'numeric', month: 'long', year: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

function fill(template: string, facts: TemplateFacts, language: string): string {
  // Register entries and evidence are kept in Vietnamese and English; in other languages the English stands in an open spot, to be translated.
  const base = isDesk(language) ? language : 'en';
  const { claim } = facts;
  const position = claim?.entry.position[base] ?? '';
  const kind: EntryKind = claim?.entry.kind ?? 'stated-position';
  const points = claim?.entry.talkingPoints[base] ?? [];
  const values: Record<string, string> = {
    outlet: facts.outlet,
    country: facts.country,
    title: facts.title,
    url: facts.url,
    date: dayIn(facts.day, language),
    province: facts.province[base],
    articles: String(facts.articles),
    copies: String(facts.copies),
    countries: String(facts.countries),
    quote: claim?.quote ?? '',
    position: isDesk(language) ? position : `⟦${language}: ${position}⟧`,
    evidence: (claim?.entry.evidence ?? []).map((evidence) => evidenceLine(evidence, base)).join('\n'),
    points: points.length === 0 ? desk[base].noPoints : points.map((point) => `- ${point}`).join('\n'),
    wrong: desk[base].wrong[kind],
    right: desk[base].right[kind],
  };
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '⟦…⟧');
}

type Side = { readonly title: string; readonly body: string };

function letterSide(facts: TemplateFacts, language: string): Side {
  const words = letters[language] ?? letters['en'];
  if (words === undefined) throw new Error('There is no letter in English.');
  const kind = facts.claim?.entry.kind ?? 'stated-position';
  const differs = kind === 'document-fact' ? words.contradicts : words.differs;
  const body = [words.greeting, words.published, `${words.says}\n“{quote}”`, `${differs}\n{position}`, `${words.evidence}\n{evidence}`, words.ask, words.close];
  return { title: fill(words.subject, facts, language), body: fill(body.join('\n\n'), facts, language) };
}

function deskSide({ kind }: TemplateFor, facts: TemplateFacts, language: string): Side {
  const base = isDesk(language) ? language : 'en';
  const words = desk[base];
  if (kind === 'correction-request') return { title: fill(words.domestic.subject, facts, base), body: fill(words.domestic.body, facts, base) };
  const { subject, body, withoutClaim } = words[kind];
  const side = { title: fill(subject, facts, base), body: fill(facts.claim === null ? withoutClaim : body, facts, base) };
  if (isDesk(language)) return side;
  // Open spots do not nest: what is to be translated as a whole holds no smaller ones.
  const toTranslate = (text: string) => `⟦${language}: ${text.replace(/[⟦⟧]/g, '')}⟧`;
  return { title: toTranslate(side.title), body: toTranslate(side.body) };
}

/** The text that a new response begins with, in its language and in Vietnamese beside it. */
export function templateText(what: TemplateFor, facts: TemplateFacts): ResponseText {
  const side = (language: string) => (what.track === 'foreign' ? letterSide(facts, language) : deskSide(what, facts, language));
  const { title, body } = side(what.language);
  if (what.language === 'vi') return { title, body, titleVi: null, bodyVi: null };
  const vietnamese = side('vi');
  return { title, body, titleVi: vietnamese.title, bodyVi: vietnamese.body };
}
