// `haidang analyse`: language, about, topics, sentiment and claims of articles in a file; no database, no network.

import { z } from 'zod';
import { readSettings } from '../config.ts';
import type { ArticleText } from '../model/index.ts';
import { Opened, openUnderstanding } from '../world.ts';
import { readOptions, required, type Command } from './command.ts';
import { transformLines } from './lines.ts';

const row = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.string().nullish(),
  text: z.string(),
  date: z.string().nullish(),
  url: z.string().nullish(),
  outlet_country: z.string().nullish(),
});

/** Checks a line and turns it into an article; throws with what is wrong with it. */
export function articleOfLine(line: string): { id: string | number; article: ArticleText } {
  const parsed = row.safeParse(JSON.parse(line));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'is wrong'}`);
  }
  const { id, title, text, date, url, outlet_country: outletCountry } = parsed.data;
  const day = date === null || date === undefined || date === '' ? null : new Date(date);
  if (day !== null && Number.isNaN(day.getTime())) throw new Error(`date: "${date}" is not a date`);
  return {
    id,
    article: { title: (title ?? '').normalize('NFC'), text: text.normalize('NFC'), date: day, url: url ?? null, outletCountry: outletCountry ?? null },
  };
}

export const analyse: Command = {
  name: 'analyse',
  summary: 'language, about, topics, sentiment and claims of articles in a file',
  usage: `haidang analyse --in FILE --out FILE [--embedding]

In, one JSON object a line: {id, title, text, date?, url?, outlet_country?}
Out: {id, lang, about:{label,p}, topics:[{label,p}], sentiment:{label,p}|null, claims:[{register, kind, voice, quote, p}], places:[…]}
--embedding adds the 256 numbers of the text's embedding.`,
  async run(args, terminal) {
    const { values } = readOptions('analyse', args, { in: { type: 'string' }, out: { type: 'string' }, embedding: { type: 'boolean' } });
    const input = required('analyse', 'in', values.in);
    const output = required('analyse', 'out', values.out);
    const opened = new Opened();
    try {
      const { understand } = await openUnderstanding(readSettings(process.env), opened);
      await transformLines(input, output, terminal, async (line) => {
        const { id, article } = articleOfLine(line);
        const { language, about, places, topics, sentiment, claims, embedding } = await understand(article);
        return {
          id,
          lang: language,
          about,
          places,
          topics,
          sentiment,
          claims: claims.map(({ register, kind, voice, quote, p }) => ({ register, kind, voice, quote, p })),
          ...(values.embedding === true && embedding !== null ? { embedding: [...embedding] } : {}),
        };
      });
      return 0;
    } finally {
      await opened.close();
    }
  },
};
