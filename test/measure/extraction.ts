// Measures article extraction on the packs of shared/data/extraction with the benchmark's own metric, Readability on linkedom alone beside ours:
//   node --import tsx test/measure/extraction.ts /work/shared/data/extraction
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { extractFromHtml, plainText } from '../../crawlers/read/index.ts';

type Truth = { id: string; url?: string; text?: string; with?: string[]; title?: string; date?: string };
type Read = { title: string; text: string; date: Date | null };
type Score = { f1: number; precision: number; recall: number; accuracy: number };
type Scorer = {
  evaluate(pairs: [string, string][], bootstrap: number): { out: Score & { f1_std: number } };
  segments(pairs: [Truth, string][]): Score;
  readJsonl(file: string): Truth[];
};

const root = process.argv[2] ?? '../shared/data/extraction';
const scorer = (await import(pathToFileURL(join(root, 'score-extraction.mjs')).href)) as Scorer;

function ours(html: string, url: string | null): Read {
  const read = extractFromHtml(html, url);
  return 'article' in read ? { title: read.article.title, text: read.article.text, date: read.article.publishedAt } : { title: '', text: '', date: null };
}

function readabilityAlone(html: string): Read {
  try {
    const parsed = new Readability(parseHTML(html).document as never).parse();
    return { title: parsed?.title ?? '', text: plainText(parsed?.content ?? ''), date: parsed?.publishedTime ? new Date(parsed.publishedTime) : null };
  } catch {
    return { title: '', text: '', date: null };
  }
}

const flat = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
const dayMs = 86_400_000;

console.log('| pack | extractor | F1 | P | R | exact | title exact | date within a day | nothing read | ms a page |\n|---|---|---|---|---|---|---|---|---|---|');
for (const pack of ['zyte', 'fundus-eval', 'fundus', 'trafilatura-segments']) {
  const truth = scorer.readJsonl(join(root, pack, 'truth.jsonl'));
  const pages = truth.map(({ id }) => readFileSync(join(root, pack, 'html', `${id}.html`), 'utf8'));
  for (const [name, read] of [['ours', ours], ['Readability + linkedom', readabilityAlone]] as const) {
    const startedAt = performance.now();
    const results = truth.map(({ url }, i) => read(pages[i]!, url ?? null));
    const ms = (performance.now() - startedAt) / truth.length;
    const score = truth[0]?.with ? scorer.segments(truth.map((t, i) => [t, results[i]!.text])) : scorer.evaluate(truth.map((t, i) => [t.text ?? '', results[i]!.text]), 1000).out;
    const titled = truth.filter((t) => t.title);
    const dated = truth.filter((t) => t.date);
    const of = (t: Truth): Read => results[truth.indexOf(t)]!;
    const titles = titled.filter((t) => flat(t.title!) === flat(of(t).title)).length;
    const dates = dated.filter((t) => Math.abs((of(t).date?.getTime() ?? Number.NaN) - new Date(t.date!.replace(' ', 'T')).getTime()) <= dayMs).length;
    const share = (n: number, all: number): string => (all === 0 ? '' : `${n}/${all}`);
    const spread = 'f1_std' in score ? ` ± ${(score as { f1_std: number }).f1_std.toFixed(3)}` : '';
    console.log(`| ${pack} (${truth.length}) | ${name} | ${score.f1.toFixed(3)}${spread} | ${score.precision.toFixed(3)} | ${score.recall.toFixed(3)} | ${score.accuracy.toFixed(3)} | ${share(titles, titled.length)} | ${share(dates, dated.length)} | ${results.filter((r) => r.text === '').length} | ${ms.toFixed(0)} |`);
  }
}
