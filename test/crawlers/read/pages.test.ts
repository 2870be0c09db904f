import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { extractFromHtml } from '../../../crawlers/read/index.ts';

type Expected = {
  title: string; date: string | null; offset: number | null; language: string | null; canonical: string | null;
  url?: string; timeZone?: string | null; paragraphs: string[]; without: string[];
};

const folder = fileURLToPath(new URL('../../pages', import.meta.url));

// Pages that we wrote, in the markup that such sites use: no public set has Vietnamese, Lao, Khmer or Thai pages.
for (const name of readdirSync(folder).filter((one) => existsSync(`${folder}/${one}/expected.json`))) {
  test(`the page ${name} is read whole and clean`, () => {
    const expected = JSON.parse(readFileSync(`${folder}/${name}/expected.json`, 'utf8')) as Expected;
    const html = readFileSync(`${folder}/${name}/source.html`, 'utf8');
    const read = extractFromHtml(html, expected.url ?? 'https://outlet.example/article', expected.timeZone ? { timeZone: expected.timeZone } : {});
    if ('skipped' in read) throw new Error(`skipped: ${read.skipped}`);
    const { article } = read;
    expect(article.text.split('\n')).toEqual(expected.paragraphs);
    for (const text of expected.without) expect(JSON.stringify(article)).not.toContain(text);
    expect(article.title).toBe(expected.title);
    expect(article.publishedAt?.toISOString().replace('.000Z', 'Z') ?? null).toBe(expected.date);
    expect(article.publishedOffsetMinutes).toBe(expected.offset);
    expect(article.declaredLanguage).toBe(expected.language);
    expect(article.canonicalUrl).toBe(expected.canonical);
  });
}
