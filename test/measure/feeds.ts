// Measures feed reading on shared/data/feeds, @rowanmanning/feed-parser beside ours:
//   node --import tsx test/measure/feeds.ts /work/shared/data/feeds
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFeed as parseByLibrary } from '@rowanmanning/feed-parser';
import { parseFeed } from '../../crawlers/discover/index.ts';
import { decodePage, parseMoment, plainText } from '../../crawlers/read/index.ts';

type Facts = { title?: string; link?: string; id?: string; published?: string; entries?: number };
type Row = { id: string; headers?: { 'content-type'?: string; 'content-location'?: string }; simple?: Facts; entries_in_xml?: number };
type Entry = { title: string | null; link: string | null; id: string | null; published: Date | null };

const root = process.argv[2] ?? '../shared/data/feeds';

function ours(text: string, url: string | null): Entry[] | null {
  const read = parseFeed(text, { url });
  return 'problem' in read ? null : read.entries.map(({ publishedAt, ...entry }) => ({ ...entry, published: publishedAt }));
}

function library(text: string, _url: string | null): Entry[] | null {
  try {
    return parseByLibrary(text).items.map(({ title, url, id, published }) => ({ title, link: url, id, published }));
  } catch {
    return null;
  }
}

/** Where the suite's server says that a feed lies; some of its addresses are relative to that. */
const addressOf = ({ id, headers }: Row): string => new URL(headers?.['content-location'] ?? '', `http://127.0.0.1:8097/tests/${id}`).href;
/** A title as it is read: without markup, references resolved. Both readers and the suite's own value are held to it. */
const asText = (value: unknown): string => flat(plainText(String(value ?? ''))).replace(/\n/g, ' ');
const asLink = (value: unknown): string => (URL.canParse(String(value)) ? new URL(String(value)).href.replace(/\/$/, '') : flat(value));

const flat = (value: unknown): string => (value instanceof Date ? value.toISOString().replace('.000Z', 'Z') : String(value ?? '')).replace(/\s+/g, ' ').trim().replace(/\/$/, '');

console.log('| pack | reader | refused | entries | title as text | link | published | facts right | title as asserted | link as asserted | id | s |\n|---|---|---|---|---|---|---|---|---|---|---|---|');
for (const pack of ['feedparser', 'real']) {
  const rows = readFileSync(join(root, pack, 'expect.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Row).filter(({ id }) => !id.endsWith('.json'));
  const texts = rows.map(({ id, headers }) => decodePage({ body: readFileSync(join(root, pack, 'files', id)), contentType: headers?.['content-type'] ?? null }).text);
  for (const [name, read] of [['ours', ours], ['@rowanmanning/feed-parser', library]] as const) {
    const tally = new Map<string, { right: number; all: number }>();
    const count = (key: string, right: boolean): void => {
      const cell = tally.get(key) ?? { right: 0, all: 0 };
      tally.set(key, { right: cell.right + Number(right), all: cell.all + 1 });
    };
    let refused = 0;
    const startedAt = performance.now();
    for (const [i, { simple = {}, entries_in_xml: inXml }] of rows.entries()) {
      const entries = read(texts[i]!, addressOf(rows[i]!));
      if (entries === null) refused += 1;
      const expected = simple.entries ?? inXml;
      if (expected !== undefined) count('entries', entries?.length === expected);
      const got = entries?.[0];
      if (simple.title !== undefined) count('title as text', [asText(got?.title), flat(got?.title)].includes(asText(simple.title)));
      if (simple.link !== undefined) count('link resolved', asLink(got?.link) === asLink(simple.link));
      for (const key of ['title', 'link', 'id', 'published'] as const) if (simple[key] !== undefined) count(key, flat(entries?.[0]?.[key]) === flat(simple[key]));
    }
    const cell = (key: string): string => (tally.has(key) ? `${tally.get(key)!.right}/${tally.get(key)!.all}` : '');
    const percent = (keys: readonly string[]): string => {
      const cells = keys.map((key) => tally.get(key) ?? { right: 0, all: 0 });
      return `${((100 * cells.reduce((sum, { right }) => sum + right, 0)) / cells.reduce((sum, { all }) => sum + all, 0)).toFixed(1)} %`;
    };
    console.log(`| ${pack} (${rows.length}) | ${name} | ${refused} | ${['entries', 'title as text', 'link resolved', 'published'].map(cell).join(' | ')} | ${percent(['title as text', 'link resolved', 'published'])} | ${['title', 'link', 'id'].map(cell).join(' | ')} | ${((performance.now() - startedAt) / 1000).toFixed(1)} |`);
  }
}

const dates = readFileSync(join(root, 'dates.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { input: string; utc: string | null });
console.log(`\ndates.jsonl: ${dates.filter(({ input, utc }) => (parseMoment(input)?.at.toISOString().replace('.000Z', 'Z') ?? null) === utc).length} of ${dates.length}`);
