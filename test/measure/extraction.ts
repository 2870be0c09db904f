// Measures article extraction on the packs of shared/data/extraction with the benchmark's own metric, Readability on linkedom alone beside ours.
// Both get the text that our decoder makes of the bytes. Each pack is read by one and then by the other, after a warm-up; time is CPU time of this
// process (process.cpuUsage), which other work on the machine stretches less than the clock.
//   node --import tsx test/measure/extraction.ts /work/shared/data/extraction
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { decodePage, extractFromHtml, plainText } from '../../crawlers/read/index.ts';

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

type Reader = { readonly name: string; readonly read: (html: string, url: string | null) => Read };
const readers: readonly Reader[] = [{ name: 'ours', read: ours }, { name: 'Readability + linkedom', read: readabilityAlone }];

function decoded(file: string): string {
  return decodePage({ contentType: 'text/html', body: readFileSync(file) }).text;
}

/** The value, and the CPU time in milliseconds that it took. */
function timed<T>(work: () => T): [T, number] {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return [value, (user + system) / 1000];
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const print = (line: string): void => void process.stdout.write(`${line}\n`);

function row(pack: string, name: string, truth: readonly Truth[], results: readonly Read[], cpuMs: readonly number[]): string {
  const of = new Map(truth.map((t, i) => [t, results[i]!]));
  const score = truth[0]?.with ? scorer.segments(truth.map((t) => [t, of.get(t)!.text])) : scorer.evaluate(truth.map((t) => [t.text ?? '', of.get(t)!.text]), 1000).out;
  const titled = truth.filter((t) => t.title);
  const dated = truth.filter((t) => t.date);
  const titles = titled.filter((t) => flat(t.title!) === flat(of.get(t)!.title)).length;
  const dates = dated.filter((t) => Math.abs((of.get(t)!.date?.getTime() ?? Number.NaN) - new Date(t.date!.replace(' ', 'T')).getTime()) <= dayMs).length;
  const share = (n: number, all: number): string => (all === 0 ? '' : `${n}/${all}`);
  const spread = 'f1_std' in score ? ` ± ${(score as { f1_std: number }).f1_std.toFixed(3)}` : '';
  const figures = [`${score.f1.toFixed(3)}${spread}`, score.precision.toFixed(3), score.recall.toFixed(3), score.accuracy.toFixed(3), share(titles, titled.length), share(dates, dated.length), results.filter((r) => r.text === '').length, median(cpuMs).toFixed(1), mean(cpuMs).toFixed(1)];
  return `| ${pack} (${truth.length}) | ${name} | ${figures.join(' | ')} |`;
}

print('| pack | extractor | F1 | P | R | exact | title exact | date within a day | nothing read | CPU ms a page, median | mean |\n|---|---|---|---|---|---|---|---|---|---|---|');
const allMs: number[][] = readers.map(() => []);
for (const pack of ['zyte', 'fundus-eval', 'fundus', 'trafilatura-segments']) {
  const truth = scorer.readJsonl(join(root, pack, 'truth.jsonl'));
  const pages = truth.map(({ id }) => decoded(join(root, pack, 'html', `${id}.html`)));
  for (const page of pages.slice(0, 20)) for (const { read } of readers) read(page, null);
  const results: Read[][] = readers.map(() => []);
  const cpuMs: number[][] = readers.map(() => []);
  // Pack by pack rather than page by page: what one reader leaves to the garbage collector is not to be the other's time.
  for (const [which, { read }] of readers.entries()) for (const [i, { url }] of truth.entries()) {
    const [result, ms] = timed(() => read(pages[i]!, url ?? null));
    results[which]!.push(result);
    cpuMs[which]!.push(ms);
  }
  for (const [which, { name }] of readers.entries()) print(row(pack, name, truth, results[which]!, cpuMs[which]!));
  for (const [which, values] of cpuMs.entries()) allMs[which]!.push(...values);
}
const [our = [], theirs = []] = allMs;
print(`\nall ${our.length} pages: CPU ms a page, ours median ${median(our).toFixed(1)} mean ${mean(our).toFixed(1)}, Readability + linkedom median ${median(theirs).toFixed(1)} mean ${mean(theirs).toFixed(1)};`
  + ` pages per CPU-second ${(mean(theirs) / mean(our)).toFixed(1)} times theirs, by medians ${(median(theirs) / median(our)).toFixed(1)} times`);
