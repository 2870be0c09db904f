// Measures stories on clusters made by hand ({id, cluster, text} a line, gzip):
//   node --import tsx test/measure/stories.ts /work/shared/data/training/vietnamese-mds.evaluation-only.jsonl.gz
// and wrong merges on articles that all tell different events ({id, lang, title, text, date}):
//   node --import tsx test/measure/stories.ts --all-different /work/shared/data/training/written/items-*.jsonl
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { bandsOf, copySimilarity, fingerprint, sameStory, sameStoryThreshold, copyThreshold, StoryPlacer, topTerms } from '../../classifiers/stories/index.ts';

type Item = { id: string; lang: string; title?: string; text: string; date?: string; cluster?: string };
const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const read = (file: string) => (file.endsWith('.gz') ? gunzipSync(readFileSync(file)).toString('utf8') : readFileSync(file, 'utf8'));
const allDifferent = process.argv.includes('--all-different');
const items = files.flatMap((file) => read(file).trim().split('\n').map((line) => JSON.parse(line) as Item)).map((item, index) => ({ ...item, cluster: allDifferent ? String(index) : item.cluster! }));
const articleOf = ({ title, text, date }: Item) => {
  // The set joins title and text as "Title. Text".
  const [head, ...rest] = title === undefined ? text.replaceAll('_', ' ').split('. ') : [title, text];
  return { title: head!, text: rest.join('. '), date: date === undefined ? null : new Date(date) };
};

const started = performance.now();
const placer = new StoryPlacer();
const stories = items.map((item) => placer.place(item.id, articleOf(item), item.lang).story);
const seconds = (performance.now() - started) / 1000;

const size = (of: (index: number) => string) => items.reduce((sizes, _, index) => sizes.set(of(index), (sizes.get(of(index)) ?? 0) + 1), new Map<string, number>());
const clusterOf = (index: number) => items[index]!.cluster;
const storyOf = (index: number) => stories[index]!;
const both = size((index) => `${clusterOf(index)}\n${storyOf(index)}`);
const inCluster = size(clusterOf);
const inStory = size(storyOf);
const pairs = (sizes: Map<string, number>) => [...sizes.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
const f1 = (p: number, r: number) => (p + r === 0 ? 0 : (2 * p * r) / (p + r));
const show = (name: string, p: number, r: number) => console.log(`${name}: precision ${p.toFixed(3)}, recall ${r.toFixed(3)}, F1 ${f1(p, r).toFixed(3)}`);

console.log(`${items.length} articles, ${inCluster.size} clusters by hand, ${inStory.size} stories found; ${Math.round(items.length / seconds)} articles/s`);
show('pairs', pairs(both) / Math.max(1, pairs(inStory)), pairs(both) / Math.max(1, pairs(inCluster)));
const cubed = (of: Map<string, number>, key: (index: number) => string) =>
  items.reduce((sum, _, index) => sum + both.get(`${clusterOf(index)}\n${storyOf(index)}`)! / of.get(key(index))!, 0) / items.length;
show('B-cubed', cubed(inStory, storyOf), cubed(inCluster, clusterOf));

if (process.argv.includes('--pairs')) {
  const prints = items.map((item) => fingerprint(articleOf(item), item.lang));
  const keys = prints.map((print) => new Set([...bandsOf(print), ...topTerms(print)]));
  const counts = { same: 0, sameFound: 0, sameMet: 0, different: 0, differentFound: 0, copies: 0 };
  for (let a = 0; a < items.length; a += 1) {
    for (let b = 0; b < a; b += 1) {
      if (items[a]!.lang !== items[b]!.lang) continue;
      const found = sameStory(prints[a]!, prints[b]!) >= sameStoryThreshold;
      if (copySimilarity(prints[a]!, prints[b]!) >= copyThreshold) counts.copies += 1;
      if (items[a]!.cluster === items[b]!.cluster) {
        counts.same += 1;
        counts.sameFound += Number(found);
        counts.sameMet += Number([...keys[a]!].some((key) => keys[b]!.has(key)));
      } else {
        counts.different += 1;
        counts.differentFound += Number(found);
        if (found && process.argv.includes('--show')) console.log(items[a]!.lang, sameStory(prints[a]!, prints[b]!).toFixed(2), '|', articleOf(items[a]!).title, '|', articleOf(items[b]!).title);
      }
    }
  }
  console.log(counts);
}
