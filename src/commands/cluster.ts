import { createLanguageDetector, iso1, type LanguageDetector } from '../../classifiers/language/index.ts';
import { StoryPlacer } from '../../classifiers/stories/index.ts';
import type { ArticleText } from '../model/index.ts';
import { readOptions, required, type Command } from './command.ts';
import { transformLines } from './lines.ts';

export const cluster: Command = {
  name: 'cluster',
  summary: 'stories, and copies of one text, among articles in a file',
  usage: `haidang cluster --in FILE --out FILE

  --in FILE     articles, one JSON object a line: {"id", "title", "text", "date"?, "lang"?, "embedding"?}
  --out FILE    one JSON object a line: {"id", "story", "copyOf"?}
                story: id of the first article that tells the event; copyOf: id of the first article with this text

  haidang cluster --in articles.jsonl --out stories.jsonl`,
  async run(args, terminal) {
    const { values } = readOptions('cluster', args, { in: { type: 'string' }, out: { type: 'string' } });
    const input = required('cluster', 'in', values.in);
    const output = required('cluster', 'out', values.out);
    const detector = await createLanguageDetector();
    const placer = new StoryPlacer();
    const seen = new Set<string>();
    const stories = new Set<string>();
    let copies = 0;
    await transformLines(input, output, terminal, (line) => {
      const { id, article, language, embedding } = readLine(line, detector);
      if (seen.has(id)) throw new Error(`the id "${id}" has come before`);
      seen.add(id);
      const placement = placer.place(id, article, language, embedding);
      stories.add(placement.story);
      if (placement.copyOf !== undefined) copies += 1;
      return { id, ...placement };
    });
    terminal.say(`${stories.size} stories, ${copies} copies`);
    return 0;
  },
};

type Read = { readonly id: string; readonly article: ArticleText; readonly language: string; readonly embedding: Float32Array | null };

function readLine(line: string, detector: LanguageDetector): Read {
  const value = JSON.parse(line) as Readonly<Record<string, unknown>> | null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not a JSON object');
  const { id, title = '', text, date, lang, embedding } = value;
  if (typeof id !== 'string' && typeof id !== 'number') throw new Error('"id" is missing');
  if (typeof title !== 'string' || typeof text !== 'string') throw new Error('"title" and "text" must be texts');
  const article = { title: title.normalize('NFC'), text: text.normalize('NFC'), date: readDate(date) };
  const language = typeof lang === 'string' ? iso1(lang) : detector.detect(`${title}\n${text}`).language;
  return { id: String(id), article, language, embedding: readEmbedding(embedding) };
}

function readDate(value: unknown): Date | null {
  if (value === undefined || value === null || value === '') return null;
  const date = new Date(String(value));
  if (Number.isNaN(date.getTime())) throw new Error(`"date" is not a date: ${String(value)}`);
  return date;
}

function readEmbedding(value: unknown): Float32Array | null {
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value) || !value.every((number) => typeof number === 'number')) throw new Error('"embedding" must be numbers');
  return Float32Array.from(value);
}
