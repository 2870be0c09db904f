import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { feed } from '../../src/commands/feed.ts';

test('feeds below the folder come out by path, what is none says why, and the counts come last', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'haidang-feed-'));
  mkdirSync(join(folder, 'in', 'vn'), { recursive: true });
  writeFileSync(join(folder, 'in', 'vn', 'a.rss'), '<rss><channel><item><title>Tin</title><link>https://b.example/1</link><guid>g</guid><pubDate>Mon, 12 May 2025 10:30:00 +0700</pubDate></item></channel></rss>');
  writeFileSync(join(folder, 'in', 'page.xml'), '<!doctype html><html><body>404</body></html>');
  writeFileSync(join(folder, 'in', 'broken.json'), '{"items":[');
  const said: string[] = [];
  const output = join(folder, 'out.jsonl');
  expect(await feed.run(['--in', join(folder, 'in'), '--out', output], { interactive: false, say: (line) => void said.push(line), progress: () => undefined, out: () => undefined })).toBe(0);
  expect(readFileSync(output, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
    { id: 'broken.json', entries: [], error: 'broken-feed: JSON that cannot be parsed' },
    { id: 'page.xml', entries: [], error: 'not-a-feed: an HTML page' },
    { id: 'vn/a.rss', entries: [{ title: 'Tin', link: 'https://b.example/1', published: '2025-05-12T03:30:00Z', id: 'g' }] },
  ]);
  expect(said.at(-1)).toBe('1 feeds with 1 entries, 2 refused');
});
