// Measures feed reading on shared/data/feeds, @rowanmanning/feed-parser beside ours:
//   node --import tsx test/measure/feeds.ts /work/shared/data/feeds
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFeed as parseByLibrary } from '@rowanmanning/feed-parser';
import { parseFeed } from '../../crawlers/discover/index.ts';
import { decodePage, parseMoment } from '../../crawlers/read/index.ts';

type Facts = { title?: string; link?: string; id?: string; published?: string; entries?: number };
type Row = { id: string; headers?: { 'content-type'?: string }; simple?: Facts; entries_in_xml?: number };
type Entry = { title: string | null; link: string | null; id: string | null; published: Date | null };

const root = process.argv[2] ?? '../shared/data/feeds';

function ours(text: string): Entry[] | null {
  const read = parseFeed(text);
  return 'problem' in read ? null : read.entries.map(({ publishedAt, ...entry }) => ({ ...entry, published: publishedAt }));
}

function library(text: string): Entry[] | null {
  try {
    return parseByLibrary(text).items.map(({ title, url, id, published }) => ({ title, link: url, id, published }));
  } catch {
    return null;
  }
}

const flat = (value: unknown): string => (value instanceof Date ? value.toISOString().replace('.000Z', 'Z') : String(value ?? '')).replace(/\s+/g, ' ').trim().replace(/\/$/, '');

console.log('| pack | reader | refused | entries | title | link | id | published | s |\n|---|---|---|---|---|---|---|---|---|');
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
      const entries = read(texts[i]!);
      if (entries === null) refused += 1;
      const expected = simple.entries ?? inXml;
      if (expected !== undefined) count('entries', entries?.length === expected);
      for (const key of ['title', 'link', 'id', 'published'] as const) if (simple[key] !== undefined) count(key, flat(entries?.[0]?.[key]) === flat(simple[key]));
    }
    const cell = (key: string): string => (tally.has(key) ? `${tally.get(key)!.right}/${tally.get(key)!.all}` : '');
    console.log(`| ${pack} (${rows.length}) | ${name} | ${refused} | ${['entries', 'title', 'link', 'id', 'published'].map(cell).join(' | ')} | ${((performance.now() - startedAt) / 1000).toFixed(1)} |`);
  }
}

const dates = readFileSync(join(root, 'dates.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { input: string; utc: string | null });
console.log(`\ndates.jsonl: ${dates.filter(({ input, utc }) => (parseMoment(input)?.at.toISOString().replace('.000Z', 'Z') ?? null) === utc).length} of ${dates.length}`);
