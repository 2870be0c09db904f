// The invented articles: one JSON object a line in articles/<language>.jsonl, checked as they are loaded.

import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Problem, messageOf } from '../errors.ts';
import { aboutLabels, sentiments, topics, voices } from '../model/index.ts';

/** What a careful reader would say of an article, by docs/labels.md; tests hold the whole way against it. */
const expectation = z.strictObject({
  about: z.enum(aboutLabels),
  topics: z.array(z.enum(topics)),
  sentiment: z.enum(sentiments),
  claim: z.strictObject({ register: z.string(), voice: z.enum(voices), quote: z.string().min(1) }).nullable(),
  hard: z.string().nullable(),
});

/** The outlet changes the article this many minutes after the press's `now`. */
const correction = z.strictObject({
  afterMinutes: z.number().positive(),
  title: z.string().optional(),
  lead: z.string().optional(),
  body: z.array(z.string().min(1)).optional(),
  note: z.string().min(1),
});

const line = z.strictObject({
  id: z.string().regex(/^[a-z]{2}-\d{3}$/),
  outlet: z.string(),
  /** Age at the press's `now`, in hours. */
  hoursAgo: z.number().min(0).max(168),
  section: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  /** May be empty: a flash has none. */
  lead: z.string(),
  body: z.array(z.string().min(1)),
  copyOf: z.string().nullable(),
  correction: correction.nullable(),
  expect: expectation,
});

export type WrittenArticle = z.infer<typeof line> & { readonly language: string };

const folder = fileURLToPath(new URL('./articles/', import.meta.url));

/** All articles of all languages, in the order of their files. Throws `bad-line` for a line that is not an article. */
export async function loadArticles(): Promise<readonly WrittenArticle[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  const perFile = await Promise.all(files.map(loadFile));
  return perFile.flat();
}

async function loadFile(file: string): Promise<WrittenArticle[]> {
  const lines = (await readFile(folder + file, 'utf8')).split('\n');
  return lines.flatMap((text, index) => {
    if (text.trim() === '') return [];
    try {
      return [{ ...line.parse(JSON.parse(text.normalize('NFC'))), language: file.slice(0, 2) }];
    } catch (thrown) {
      throw new Problem('bad-line', { line: index + 1, file, cause: messageOf(thrown) }, { cause: thrown });
    }
  });
}
