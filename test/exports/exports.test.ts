import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { byteOrderMark, csvCell, exportFile, exportKinds, exportRows, exportSchemas, jsonSchemaOf, type ExportFilter, type ExportFormat, type ExportKind } from '../../src/exports/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { addLedgerEntry } from '../../src/responses/index.ts';
import { indexMissing } from '../../src/search/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { openOffice, person, releasedRequest, answerableCase, now } from '../responses/office.ts';

let db: OpenDatabase;
let nasty: number;
const plain = <Row>(text: string, parameters: readonly unknown[] = []) => db.rows<Row>(builtStatement('plain', text), parameters);

beforeAll(async () => {
  ({ database: db } = await freshDatabase());
  const office = await openOffice(db);
  ({ article: nasty } = await office.desk.article({ outlet: 'quy-nhon-bien', language: 'vi', title: '=HYPERLINK("http://x","a"), "ngoặc"\nxuống dòng', text: 'Chữ.', topics: ['investment', 'society'], sentiment: null }));
  await answerableCase(office, { confirmed: false });
  const { responseId } = await releasedRequest(office);
  await addLedgerEntry(db, person(office, 'ha'), { responseId, kind: 'sent', day: '2026-11-18', note: '' }, '2026-11-20');
  await addLedgerEntry(db, person(office, 'ha'), { responseId, kind: 'reminder', day: '2026-11-19', note: '' }, '2026-11-20');
  await addLedgerEntry(db, person(office, 'ha'), { responseId, kind: 'outcome', day: '2026-11-20', outcome: 'corrected', note: '' }, '2026-11-20');
  await indexMissing(db);
});
afterAll(() => db.close());

async function file(kind: ExportKind, format: ExportFormat, { filter = {}, mark = false, period = 'day' }: { filter?: ExportFilter; mark?: boolean; period?: 'day' | 'week' | 'month' } = {}): Promise<string> {
  let text = '';
  for await (const piece of exportFile(db, { kind, format, filter, mark, period, timeZone: 'Asia/Ho_Chi_Minh', now })) text += piece;
  return text;
}

/** RFC 4180, section 2, read strictly: a quote inside a bare cell or a missing CRLF is a mistake. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  for (let at = 0; at < text.length; ) {
    const row: string[] = [];
    for (let open = true; open; ) {
      const cell = /"((?:[^"]|"")*)"|([^",\r\n]*)/y;
      cell.lastIndex = at;
      const found = cell.exec(text);
      row.push(found?.[1]?.replaceAll('""', '"') ?? found?.[2] ?? '');
      at += found?.[0].length ?? 0;
      if (text[at] === ',') at += 1;
      else if (text.slice(at, at + 2) === '\r\n') [at, open] = [at + 2, false];
      else throw new Error(`not RFC 4180 at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
    }
    rows.push(row);
  }
  return rows;
}
const records = (text: string) => text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);

describe('every kind', () => {
  for (const kind of exportKinds) {
    it(`${kind}: each record holds against its JSON Schema, and CSV says the same`, async () => {
      const schema = jsonSchemaOf(exportSchemas[kind]);
      const check = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
      const lines = records(await file(kind, 'jsonl'));
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expect(check.safeParse(line).error).toBeUndefined();
      expect(check.safeParse({ ...lines[0], more: 1 }).success).toBe(false);
      const [head, ...rows] = readCsv(await file(kind, 'csv'));
      expect(head).toEqual(exportSchemas[kind].fields.map(({ name }) => name));
      const cells = lines.map((line) => (head ?? []).map((name) => (Array.isArray(line[name]) ? line[name].join(' ') : String(line[name] ?? ''))));
      // Only the apostrophe against formulas may differ.
      expect(rows.map((row) => row.map((cell) => cell.replace(/^'(?=\s*[=+\-@])/, '')))).toEqual(cells);
    });
  }

  it('names no person: not of the office, and no such field', async () => {
    const names = exportKinds.flatMap((kind) => exportSchemas[kind].fields.map(({ name }) => name));
    expect(names.filter((name) => /author|byline|account|user|assignee|holder|person|decidedBy|notedBy/i.test(name))).toEqual([]);
    for (const kind of exportKinds) expect(await file(kind, 'jsonl')).not.toMatch(/"(ha|lan|truong-phong|pho-phong|phat-ngon)"/);
  });
});

describe('what stands in them', () => {
  it('an article with its labels; what is not known is null, not a guess', async () => {
    const found = records(await file('articles', 'jsonl')).find(({ id }) => id === nasty);
    expect(found).toMatchObject({ schema: 'haidang/articles/1', outletKind: 'newspaper', country: 'VN', topics: ['investment', 'society'], sentiment: null, copyOf: null, case: null, revision: 1 });
  });

  it('a claim with its state as a person left it, a case with its times, a correction with what became of it', async () => {
    const claims = records(await file('claims', 'jsonl'));
    expect(claims.map(({ state, entryKind }) => [state, entryKind])).toEqual([['suggested', 'document-fact'], ['confirmed', 'document-fact']]);
    const cases = records(await file('cases', 'jsonl'));
    expect(cases.at(-1)).toMatchObject({ claimsConfirmed: 1, claimsSuggested: 0, responsesReleased: ['correction-request'], hoursToTake: 0 });
    expect(records(await file('corrections', 'jsonl'))).toMatchObject([{ track: 'foreign', sentOn: '2026-11-18', reminders: 1, answer: null, outcome: 'corrected', outcomeOn: '2026-11-20' }]);
  });

  it('statistics sum to the articles of the archive in every dimension that each article has one value of', async () => {
    const rows = records(await file('statistics', 'jsonl', { period: 'month' })) as { dimension: string; articles: number; copies: number; negative: number; neutral: number; positive: number; notScored: number }[];
    const [{ n: all } = { n: 0 }] = await plain<{ n: number }>('select count(*)::int as n from article');
    for (const dimension of ['all', 'country', 'language', 'outlet']) {
      const those = rows.filter((row) => row.dimension === dimension);
      expect([dimension, those.reduce((sum, row) => sum + row.articles + row.copies, 0)]).toEqual([dimension, all]);
      for (const row of those) expect(row.negative + row.neutral + row.positive + row.notScored).toBe(row.articles + row.copies);
    }
  });

  it('a day of the statistics is the office\'s day', async () => {
    // Published at 22:45 of the 19th in UTC, which is the morning of the 20th in the office.
    expect([...new Set(records(await file('statistics', 'jsonl')).map(({ from }) => from))]).toEqual(['2026-11-20']);
    expect(records(await file('statistics', 'jsonl', { period: 'week' }))[0]).toMatchObject({ from: '2026-11-16', period: 'week' });
  });

  it('only what changed since a moment, and nothing twice', async () => {
    const all = records(await file('articles', 'jsonl')).length;
    const since = new Date(Date.now() + 60_000);
    expect(records(await file('articles', 'jsonl', { filter: { since } }))).toEqual([]);
    await plain(`update reading set read_at = $2 where revision_id = (select latest_revision_id from article where id = $1)`, [nasty, new Date(since.getTime() + 1)]);
    expect(records(await file('articles', 'jsonl', { filter: { since } })).map(({ id }) => id)).toEqual([nasty]);
    expect(records(await file('articles', 'jsonl', { filter: { before: new Date(0) } }))).toEqual([]);
    const ids: unknown[] = [];
    for await (const row of exportRows(db, 'articles')) ids.push(row['id']);
    expect([ids.length, new Set(ids).size]).toEqual([all, all]);
  });
});

describe('cells', () => {
  it('that a spreadsheet would run are disarmed, numbers are not', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '＋1', '－1', '＠x', '\r=1']) expect([text, csvCell(text).replace(/^"/, '').startsWith("'")]).toEqual([text, true]);
    expect([csvCell(-1), csvCell(null), csvCell('Quy Nhơn'), csvCell(['a', 'b']), csvCell('a,"b"')]).toEqual(['-1', '', 'Quy Nhơn', 'a b', '"a,""b"""']);
  });

  it('a byte order mark stands only where it was asked for', async () => {
    expect((await file('cases', 'csv', { mark: true })).startsWith(`${byteOrderMark}id,`)).toBe(true);
    expect((await file('cases', 'csv')).startsWith('id,')).toBe(true);
    expect((await file('cases', 'jsonl', { mark: true })).startsWith('{')).toBe(true);
  });
});
