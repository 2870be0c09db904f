import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createClaimFinder } from '../../classifiers/claims/index.ts';
import { createLanguageDetector } from '../../classifiers/language/index.ts';
import type { Labeller } from '../../classifiers/models/index.ts';
import { createUnderstanding } from '../../classifiers/understand.ts';
import type { RegisterEntry } from '../../src/model/index.ts';

const folder = new URL('../../src/register/starter/', import.meta.url);
const register = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as RegisterEntry);

/** Claims and language are what is tested here: the labels say nothing. */
const silentLabeller: Labeller = {
  model: 'none', languages: [],
  label: async (articles) => articles.map(() => ({ topics: [], allTopics: [], sentiment: null, about: [0, 1, 0], embedding: null })),
  embed: async () => [],
  close: async () => {},
};

test('a bilingual page is of the language of its larger half, and a claim in the other half is found', async () => {
  const languages = await createLanguageDetector();
  const { understand } = createUnderstanding({
    languages,
    about: { judge: () => ({ about: { label: 'vietnam', p: 1 }, places: [] }) },
    labeller: silentLabeller,
    claims: createClaimFinder(register),
  });
  const english = 'Divers cleaned a wreck on Monday, the agency reported, and three boats took part. The work goes on next week if the weather stays calm.';
  const chinese = '潜水员周一在中国西沙群岛海域清理了一艘沉船，三艘船参加了作业，没有人员受伤，工作将于下周继续进行，天气预计保持稳定。';
  const read = await understand({ title: 'Wreck cleaned', text: [...Array<string>(12).fill(english), ...Array<string>(60).fill(chinese)].join('\n') });
  expect(languages.detect(`${Array<string>(12).fill(english).join('\n')}${chinese}`).language).toBe('en');
  expect(read.language).toBe('zh');
  expect(read.claims).toMatchObject([{ register: 'PARACEL-CN', voice: 'asserts' }]);
}, 30_000);
