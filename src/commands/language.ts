import { createLanguageDetector, iso3 } from '../../classifiers/language/index.ts';
import { Problem } from '../errors.ts';
import { readOptions, required, type Command } from './command.ts';
import { transformLines } from './lines.ts';

export const language: Command = {
  name: 'language',
  summary: 'the language of each line of a file',
  usage: `haidang language --in FILE --out FILE [--column N]

  --in FILE     a text a line
  --out FILE    one JSON object a line: {"lang": ISO 639-3 or "und", "p": probability}
  --column N    the text stands in column N of tab-separated lines (the first is 1)

  haidang language --in headlines.tsv --out languages.jsonl --column 2`,
  async run(args, terminal) {
    const { values } = readOptions('language', args, {
      in: { type: 'string' },
      out: { type: 'string' },
      column: { type: 'string' },
    });
    const input = required('language', 'in', values.in);
    const output = required('language', 'out', values.out);
    const column = readColumn(values.column);
    const detector = await createLanguageDetector();
    const judge = (line: string) => {
      const { language: found, p } = detector.detect(textOf(line, column));
      return { lang: iso3(found), p: Number(p.toFixed(4)) };
    };
    // A blank line is a text too: the n-th answer belongs to the n-th line.
    await transformLines(input, output, terminal, judge, { blankLines: column === null ? 'judge' : 'skip' });
    return 0;
  },
};

function readColumn(value: string | undefined): number | null {
  if (value === undefined) return null;
  const column = Number(value);
  if (Number.isInteger(column) && column >= 1) return column;
  throw new Problem('bad-usage', { command: 'language', cause: `--column must be 1, 2, 3 …, not "${value}".` });
}

function textOf(line: string, column: number | null): string {
  if (column === null) return line;
  const text = line.split('\t')[column - 1];
  if (text === undefined) throw new Error(`there is no column ${column}`);
  return text;
}
