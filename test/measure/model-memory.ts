// Memory of a process that labels articles, beside one that does nothing: node --import tsx test/measure/model-memory.ts [model folder]

import { readFile } from 'node:fs/promises';
import { pressLanguages } from '../../src/model/index.ts';

const megabytes = () => (process.memoryUsage().rss / 1e6).toFixed(0);
console.log(`Node with tsx: ${megabytes()} MB`);
const { createLabeller } = await import('../../classifiers/models/index.ts');
console.log(`with the parts loaded: ${megabytes()} MB`);
const labeller = await createLabeller(process.argv[2] ?? 'models/haidang-small');
console.log(`with the model: ${megabytes()} MB`);
for (const language of pressLanguages) {
  const lines = (await readFile(`classifiers/training/written/articles-${language}.jsonl`, 'utf8')).trim().split('\n').slice(0, 60);
  for (const line of lines) {
    const { title, text } = JSON.parse(line) as { title: string; text: string };
    await labeller.label([{ title, text, language }]);
  }
}
console.log(`after ${60 * pressLanguages.length} articles: ${megabytes()} MB, at most ${(process.resourceUsage().maxRSS / 1e3).toFixed(0)} MB`);
await labeller.close();
