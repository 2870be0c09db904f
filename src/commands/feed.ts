import { join } from 'node:path';
import { decodePage, parseFeed, type FeedEntry } from '../../crawlers/index.ts';
import { messageOf } from '../errors.ts';
import { readOptions, required, type Command } from './command.ts';
import { listFiles, readBytes } from './files.ts';
import { openLines } from './lines.ts';

export const feed: Command = {
  name: 'feed',
  summary: 'entries of saved RSS, Atom and JSON feeds',
  usage: `haidang feed --in DIR --out FILE

  --in DIR     *.xml, *.rss, *.atom, *.rdf, *.json in DIR and below, bytes as served
  --out FILE   one JSON object a line: {"id": path within DIR, "entries": [{"title", "link", "published": UTC or null, "id"}],
               "error": why it is no feed, if so}

  haidang feed --in feeds/ --out entries.jsonl`,
  async run(args, terminal) {
    const { values } = readOptions('feed', args, { in: { type: 'string' }, out: { type: 'string' } });
    const folder = required('feed', 'in', values.in);
    const output = required('feed', 'out', values.out);
    const files = listFiles(folder, (name) => /\.(?:xml|rss|atom|rdf|json)(?:\.gz)?$/i.test(name));
    const target = openLines(output);
    const counts = { feeds: 0, entries: 0, refused: 0 };
    for (const [at, file] of files.entries()) {
      terminal.progress(`${at + 1} of ${files.length} feeds`);
      const line = readFeed(join(folder, file), file);
      if (line.error === undefined) counts.feeds += 1;
      else counts.refused += 1;
      counts.entries += line.entries.length;
      await target.write(line);
    }
    await target.close();
    terminal.say(`${counts.feeds} feeds with ${counts.entries} entries, ${counts.refused} refused`);
    return 0;
  },
};

type Line = { id: string; entries: ReturnType<typeof entryOf>[]; error?: string };

function readFeed(path: string, id: string): Line {
  try {
    const read = parseFeed(decodePage({ body: readBytes(path), contentType: null }).text);
    return 'problem' in read ? { id, entries: [], error: `${read.problem}: ${read.found}` } : { id, entries: read.entries.map(entryOf) };
  } catch (thrown) {
    return { id, entries: [], error: messageOf(thrown) };
  }
}

const entryOf = ({ title, link, publishedAt, id }: FeedEntry) => ({ title, link, published: publishedAt?.toISOString().replace('.000Z', 'Z') ?? null, id });
