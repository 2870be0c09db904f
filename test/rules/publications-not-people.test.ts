// Rule 1. Publications, not people: no column, field or index holds a person of the press or the public.

import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractFromHtml } from '../../crawlers/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { freshDatabase } from '../helpers/databases.ts';

/** Words that would name a person of the press or the public, or an account of theirs. `account` is the office's own staff. */
const personal = /author|byline|journalist|reporter|writer|editor_name|person|people|citizen|commenter|twitter|facebook|youtube|tiktok|telegram|zalo|weibo|handle|avatar|e_?mail|phone|social/i;

describe('publications, not people', () => {
  let database: OpenDatabase;
  beforeAll(async () => void ({ database } = await freshDatabase()));
  afterAll(() => database.close());

  it('has no column or index for a person of the press or the public', async () => {
    const columns = await database.rows<{ name: string }>(
      builtStatement('columns', "select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'"),
    );
    const indexes = await database.rows<{ name: string }>(builtStatement('indexes', "select indexname as name from pg_indexes where schemaname = 'public'"));
    expect(columns.length).toBeGreaterThan(50);
    expect([...columns, ...indexes].map(({ name }) => name).filter((name) => personal.test(name))).toEqual([]);
  });

  it('ties the account table to the office alone: nothing of an article, source or story points to it', async () => {
    const tables = await database.rows<{ name: string }>(
      builtStatement('references', "select distinct conrelid::regclass::text as name from pg_constraint where contype = 'f' and confrelid = 'account'::regclass order by 1"),
    );
    expect(tables.map(({ name }) => name)).toEqual(['api_token', 'audit_event', 'case_comment', 'case_file', 'case_read', 'correction_entry', 'digest', 'flag', 'invitation', 'letterhead', 'passkey', 'recovery_code', 'response', 'response_decision', 'response_revision', 'review', 'saved_filter', 'saved_search', 'second_factor', 'sign_in_step', 'signed_in', 'undoable_step', 'webhook']);
  });

  it('has no word for a person of the press in its vocabulary', () => {
    const fields = readdirSync('src/model').flatMap((name) =>
      [...readFileSync(`src/model/${name}`, 'utf8').matchAll(/^\s+readonly (\w+)/gm)].map((match) => match[1] ?? ''),
    );
    expect(fields.length).toBeGreaterThan(50);
    expect(fields.filter((field) => personal.test(field))).toEqual([]);
  });

  it('reads a page without its byline, wherever the page names its author', () => {
    const name = 'Evangeline Featherstonehaugh';
    const paragraph = 'The harbour authority said on Tuesday that the new pier will take ships of fifty thousand tonnes from the spring, and that dredging is to begin within the month. ';
    const html = `<html lang="en"><head><title>New pier for the port</title><meta name="author" content="${name}">
      <meta property="article:author" content="https://social.example/${name}">
      <script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline: 'New pier for the port', author: { '@type': 'Person', name }, datePublished: '2026-11-01T08:00:00+07:00' })}</script>
      </head><body><article><h1>New pier for the port</h1><p class="byline" rel="author">By <a rel="author" href="/staff">${name}</a></p>
      <p>${paragraph.repeat(2)}</p><p>${paragraph.repeat(2)}</p><p>${paragraph}</p></article></body></html>`;
    const read = extractFromHtml(html, 'https://outlet.example/pier');
    expect('article' in read).toBe(true);
    expect(JSON.stringify(read)).not.toContain('Featherstonehaugh');
    expect(JSON.stringify(read)).toContain('fifty thousand tonnes');
  });
});
