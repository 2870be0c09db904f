// The written passages and items as training examples. Only text of ours: shared/data/training/written and passages-*.jsonl beside this file.

import { readFileSync, readdirSync } from 'node:fs';
import type { ArticleText, RegisterEntry, Voice } from '../../../src/model/index.ts';
import { subjectOfEntry } from '../entry.ts';
import { withoutMarks } from '../lexicon.ts';
import { findPassages, type Passage } from '../passages.ts';

export type Example = {
  readonly id: string;
  readonly language: string;
  readonly article: ArticleText;
  readonly claim: { readonly id: string; readonly voice: Voice; readonly quote: string } | null;
  readonly about: string | null;
  readonly sentiment: string | null;
  /** Examples of one scenario recur across languages; they share a key, and a split goes by keys. */
  readonly scenario: string;
};

type Row = {
  id: string; lang: string; title?: string; text: string; date?: string; outlet_country?: string; means?: string; genre?: string; hard?: string | null;
  about?: string; sentiment?: string; claim: { id?: string; register?: string; voice: Voice; quote: string } | null; scenario?: string;
};

export function readExamples(file: string): Example[] {
  return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => toExample(JSON.parse(line) as Row));
}

export function readWritten(folder: string): Example[] {
  return readdirSync(folder).filter((name) => /^(?:claims|items|articles|passages)-\w+\.jsonl$/.test(name)).sort().flatMap((name) => readExamples(`${folder}/${name}`));
}

/** The wordings of the register's entries are examples too: they say each claim in its plainest form. */
export function readWordings(folder: string): Example[] {
  return readdirSync(folder).filter((name) => name.endsWith('.json')).sort().flatMap((name) => {
    const entry = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as RegisterEntry;
    return entry.wordings.map(({ language, text, voice }, at) => ({
      id: `wording-${entry.id}-${at}`, language, article: { title: '', text }, claim: { id: entry.id, voice, quote: text.replace(/[.。។]$/u, '') },
      about: null, sentiment: null, scenario: `wording/${entry.id}/${voice}`,
    }));
  });
}

function toExample(row: Row): Example {
  const id = row.claim?.id ?? row.claim?.register ?? null;
  const article: ArticleText = { title: row.title ?? '', text: row.text, outletCountry: row.outlet_country ?? null };
  return {
    id: row.id,
    language: row.lang,
    article,
    claim: row.claim && id ? { id, voice: row.claim.voice, quote: row.claim.quote } : null,
    about: row.about ?? null,
    sentiment: row.sentiment ?? null,
    scenario: row.scenario ?? `${id ?? 'none'}/${row.claim?.voice ?? ''}/${row.means ?? (row.claim ? 'item' : row.id)}`,
  };
}

export const classes = ['none', 'asserts', 'attributes', 'rejects'] as const;
/** The label of a passage of which only this is known: the outlet does not assert anything in it. */
export const notAsserted = -1;
export type LabelledPassage = { readonly passage: Passage; readonly label: number; readonly example: Example };

/**
 * Passages with their class. A passage that holds the quote has the claim's voice. Of other passages on the same subject in an article whose claim is
 * reported or rejected only that is known that they assert nothing; where the claim is asserted they may repeat it and are left out. All others say nothing.
 */
export function labelPassages(examples: readonly Example[]): LabelledPassage[] {
  return examples.flatMap((example) => [example, ...plainCopy(example)]).flatMap((example) => findPassages(example.article, example.language).flatMap((passage) => {
    const { claim } = example;
    if (claim === null || subjectOfEntry(claim.id) !== passage.subject) return [{ passage, label: 0, example }];
    const holds = passage.sentence.text.includes(claim.quote) || claim.quote.includes(passage.sentence.text);
    if (holds) return [{ passage, label: classes.indexOf(claim.voice), example }];
    return claim.voice === 'asserts' || example.article.title === '' ? [] : [{ passage, label: notAsserted, example }];
  }));
}

/** Vietnamese without its marks is the same sentence: a copy under the same scenario. */
function plainCopy(example: Example): Example[] {
  if (example.language !== 'vi' || example.article.text.length > 400 || withoutMarks(example.article.text) === example.article.text) return [];
  const { article, claim } = example;
  const plain = { ...article, title: withoutMarks(article.title), text: withoutMarks(article.text) };
  return [{ ...example, id: `plain-${example.id}`, article: plain, claim: claim && { ...claim, quote: withoutMarks(claim.quote) } }];
}
