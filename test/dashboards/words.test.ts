import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '../../dashboards/words/en.ts';
import { translator, wordOr } from '../../dashboards/words/index.ts';
import { vi } from '../../dashboards/words/vi.ts';
import { aboutLabels, caseStates, claimStates, closeReasons, entryKinds, flagKinds, flagLevels, roles, sentiments, skipReasons, sourceKinds, topics, voices, wayInKinds, wayInStates } from '../../src/model/index.ts';

const folder = new URL('../../dashboards/', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('words'))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

describe('the words of the dashboards', () => {
  it('have the same keys in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
  });

  it('are there for every key that a screen uses', () => {
    const used = sources.flatMap(({ name, text }) => [...text.matchAll(/\bt\('([^']+)'/g)].map(([, key]) => [name, key ?? ''] as const));
    expect(used.length).toBeGreaterThan(150);
    expect(used.filter(([, key]) => !(key in vi))).toEqual([]);
  });

  it('are all used by some screen or come from the database', () => {
    const text = sources.map((source) => source.text).join('\n');
    const groups = [...text.matchAll(/(?:wordOr\([\w.]+, '|`)([a-z-]+)(?:'|\.\$\{)/g)].map(([, group]) => `${group}.`);
    const unused = Object.keys(vi).filter((key) => !text.includes(`'${key}'`) && !text.includes(`"${key}"`) && !groups.some((group) => key.startsWith(group)));
    expect(unused.filter((key) => key !== 'nav.digest')).toEqual([]);
  });

  it('exist for every value that the model knows', () => {
    const values: [string, readonly string[]][] = [
      ['state', caseStates], ['reason', closeReasons], ['level', flagLevels], ['voice', voices], ['claim-state', claimStates], ['claim-short', claimStates],
      ['entry-kind', entryKinds], ['sentiment', sentiments], ['about', aboutLabels], ['topic', topics], ['flagged', flagKinds], ['role', roles],
      ['way', wayInKinds], ['way-state', wayInStates], ['source-kind', sourceKinds], ['skip', skipReasons],
    ];
    const missing = values.flatMap(([group, all]) => all.filter((value) => !(`${group}.${value}` in vi)).map((value) => `${group}.${value}`));
    expect(missing).toEqual([]);
  });

  it('fill the same blanks in both languages', () => {
    const blanks = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();
    for (const key of Object.keys(vi) as (keyof typeof vi)[]) expect([key, blanks(en[key])]).toEqual([key, blanks(vi[key])]);
  });

  it('are Vietnamese with its marks, in NFC', () => {
    for (const text of Object.values(vi)) expect(text).toBe(text.normalize('NFC'));
    expect(Object.values(vi).filter((text) => /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i.test(text)).length).toBeGreaterThan(Object.values(vi).length * 0.8);
  });

  it('choose singular and plural, and fall back to the value', () => {
    const t = translator('en');
    expect([t('count.articles', { n: 1 }), t('count.articles', { n: 2 })]).toEqual(['1 article', '2 articles']);
    expect(wordOr(t, 'job', 'unheard-of')).toBe('unheard-of');
  });

  it('never call a flag by watch rule false, nor a suggestion a fact', () => {
    for (const table of [vi, en]) {
      for (const key of ['why.rule', 'why.by-hand', 'flag.read', 'filter.read', 'level.read'] as const) expect(table[key]).not.toMatch(/\bsai\b|false|xuyên tạc|bịa/i);
      expect(table['claim.differs']).not.toMatch(/\bsai\b|false|trái với|contradict/i);
    }
  });
});
