// The second labelled set (test/pages/asian2): what its truth says stands on its pages. How well they are read is measured, see its README.

import { describe, expect, it } from 'vitest';
import { labelledPages } from '../../measure/asian-pages.ts';

const pages = labelledPages('asian2');
const lettersOf = (text: string): string => text.normalize('NFC').replace(/[\s\u200b]+/g, '');
const named: Readonly<Record<string, string>> = { nbsp: ' ', emsp: ' ', ensp: ' ', quot: '"', amp: '&' };
const visible = (html: string): string =>
  html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+);/g, (whole, name: string) => named[name] ?? whole);

describe('the Asian pages by another hand', () => {
  it('every labelled paragraph and title stands on its page', () => {
    const lost = pages.flatMap(({ id, html, text, title }) => {
      const page = lettersOf(visible(html));
      return [title, ...text.split('\n')].filter((line) => !page.includes(lettersOf(line))).map((line) => `${id}: ${line}`);
    });
    expect(lost).toEqual([]);
  });

  it('has both halves in five languages, no page twice', () => {
    expect(new Set(pages.map((page) => page.id)).size).toBe(pages.length);
    expect(new Set(pages.map((page) => page.lang))).toEqual(new Set(['lo', 'km', 'th', 'vi', 'zh']));
    for (const part of ['development', 'check']) expect(pages.filter((page) => page.part === part)).toHaveLength(25);
  });
});
