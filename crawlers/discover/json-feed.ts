// JSON Feed 1.0 and 1.1 (jsonfeed.org), and nothing else that is JSON.

import { cleanLine, parseMoment, plainText } from '../read/index.ts';
import { httpAddress, type FeedEntry, type FeedOptions, type ParsedFeed } from './parse-feed.ts';

const mostEntries = 3_000;

export function readJsonFeed(body: string, options: FeedOptions): ParsedFeed {
  let feed: unknown;
  try {
    feed = JSON.parse(body);
  } catch {
    return { problem: 'broken-feed', found: 'JSON that cannot be parsed' };
  }
  const items = isRecord(feed) ? feed['items'] : undefined;
  if (!isRecord(feed) || !Array.isArray(items)) return { problem: 'not-a-feed', found: 'JSON without items' };
  const base = options.url ?? stringOf(feed['feed_url']) ?? stringOf(feed['home_page_url']);
  return { entries: items.filter(isRecord).slice(0, mostEntries).map((item) => readItem(item, base, options)) };
}

function readItem(item: Record<string, unknown>, base: string | null, { timeZone, now = new Date() }: FeedOptions): FeedEntry {
  const link = httpAddress(stringOf(item['url']) ?? stringOf(item['external_url']) ?? '', base);
  const title = cleanLine(stringOf(item['title']) ?? '');
  const text = plainText(stringOf(item['content_text'])?.replace(/[&<]/g, (c) => (c === '<' ? '&lt;' : '&amp;')) ?? stringOf(item['content_html']) ?? stringOf(item['summary']) ?? '');
  const moment = parseMoment(stringOf(item['date_published']) ?? stringOf(item['date_modified']) ?? '', timeZone ? { timeZone } : {});
  const future = moment !== null && moment.at.getTime() > now.getTime() + 86_400_000;
  return { title: title || null, link, publishedAt: moment && !future ? moment.at : null, id: stringOf(item['id']) ?? link, text: text || null };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const stringOf = (value: unknown): string | null => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null);
