import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { createLanguageDetector, type LanguageDetector } from '../../classifiers/language/index.ts';
import { createReaders, type Readers } from '../../crawlers/index.ts';
import { messageOf } from '../errors.ts';
import type { Page } from '../model/index.ts';
import { readOptions, required, type Command } from './command.ts';
import { listFiles, readBytes } from './files.ts';
import { openLines } from './lines.ts';

export const extract: Command = {
  name: 'extract',
  summary: 'text, title, date and language of saved pages',
  usage: `haidang extract --in DIR --out FILE [--time-zone ZONE]

  --in DIR           *.html and *.html.gz, bytes as served
  --out FILE         one JSON object a line: {"id": file name without ending, "title", "date": ISO or null,
                     "language": ISO 639-1 or null, "text", "skipped": why there is no article, if so}
  --time-zone ZONE   for dates that name no zone, such as Asia/Ho_Chi_Minh (otherwise UTC)

  haidang extract --in pages/ --out articles.jsonl`,
  async run(args, terminal) {
    const { values } = readOptions('extract', args, { in: { type: 'string' }, out: { type: 'string' }, 'time-zone': { type: 'string' } });
    const folder = required('extract', 'in', values.in);
    const output = required('extract', 'out', values.out);
    const files = listFiles(folder, (name) => /\.html?(?:\.gz)?$/i.test(name));
    const detector = await createLanguageDetector();
    const target = openLines(output);
    const readers = createReaders();
    try {
      const counts = { read: 0, skipped: 0, refused: 0 };
      const ahead: ReturnType<typeof lineOf>[] = [];
      for (const [at, file] of files.entries()) {
        // Pages are read ahead, in threads; lines are written in the order of the files.
        for (let next = at + ahead.length; ahead.length < pagesAhead && next < files.length; next += 1) ahead.push(lineOf(join(folder, files[next]!), readers, detector, values['time-zone']));
        const { line, thrown } = await ahead.shift()!;
        terminal.progress(`${at + 1} of ${files.length} pages`);
        if (thrown !== undefined) terminal.say(`${file}: ${thrown}`);
        counts[thrown !== undefined ? 'refused' : 'skipped' in line ? 'skipped' : 'read'] += 1;
        await target.write(line);
      }
      await target.close();
      terminal.say(`${counts.read} read, ${counts.skipped} skipped, ${counts.refused} refused`);
      return 0;
    } finally {
      await readers.close();
    }
  },
};

const nothing = { title: null, date: null, language: null, text: '' };
const idOf = (file: string): string => basename(file).replace(/\.html?(?:\.gz)?$/i, '');

const pagesAhead = 16;

/** The line of a page. A file that cannot be opened is reported and still has its line, so that no page is silently missing. */
async function lineOf(file: string, readers: Readers, detector: LanguageDetector, timeZone: string | undefined): Promise<{ line: object; thrown?: string }> {
  try {
    return { line: await readPage(file, readers, detector, timeZone) };
  } catch (thrown) {
    return { line: { id: idOf(file), ...nothing, skipped: 'unreadable' }, thrown: messageOf(thrown) };
  }
}

async function readPage(file: string, readers: Readers, detector: LanguageDetector, timeZone: string | undefined) {
  const id = idOf(file);
  const read = await readers.article(pageOf(readBytes(file)), timeZone === undefined ? {} : { timeZone });
  if ('skipped' in read) return { id, ...nothing, skipped: read.skipped };
  const { title, text, publishedAt, publishedOffsetMinutes, declaredLanguage } = read.article;
  return { id, title, date: publishedAt && isoWithOffset(publishedAt, publishedOffsetMinutes), language: languageOf(`${title}\n${text}`, detector, declaredLanguage), text };
}

/** What the text is written in; what the page declares only where the text does not tell. */
function languageOf(text: string, detector: LanguageDetector, declared: string | null): string | null {
  const { language } = detector.detect(text.slice(0, 4000));
  return language === 'und' ? declared : language;
}

/** A saved page as if it had just come in: nobody kept its headers. */
function pageOf(body: Uint8Array): Page {
  const sha256 = createHash('sha256').update(body).digest('hex');
  return { url: '', finalUrl: '', status: 200, contentType: 'text/html', etag: null, lastModified: null, body, sha256, fetchedAt: new Date() };
}

/** ISO 8601 in the offset that the page used: "2025-05-12T10:30:00+07:00"; in UTC where it named none. */
export function isoWithOffset(at: Date, offsetMinutes: number | null): string {
  if (!offsetMinutes) return at.toISOString().replace('.000Z', 'Z');
  const local = new Date(at.getTime() + offsetMinutes * 60_000).toISOString().replace(/(?:\.000)?Z$/, '');
  const ahead = Math.abs(offsetMinutes);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
}
