// Documents are compared with the code, so that they cannot drift apart unnoticed.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problems } from '../src/errors.ts';
import { printableSettings, readSettings } from '../src/config.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const documents = ['README.md', 'README.vi.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', ...readdirSync('docs/notes').map((name) => `docs/notes/${name}`)];
const verbs = [...read('src/main.ts').matchAll(/^ {2}'?([a-z-]+)'?: async \(\) => \(await import\('\.\/commands\/([a-z-]+)\.ts'\)/gm)].map((match) => match[1] ?? '');

describe('documents and code', () => {
  it('name every verb of the command line in the README, and no other', () => {
    expect(verbs.length).toBeGreaterThan(12);
    const readme = read('README.md');
    expect(verbs.filter((verb) => !readme.includes(`\`${verb}`))).toEqual([]);
    const files = readdirSync('src/commands').filter((name) => !['command.ts', 'lines.ts', 'files.ts'].includes(name));
    expect(files.map((name) => name.replace('.ts', '')).filter((name) => !verbs.some((verb) => name === verb || name.startsWith(`${verb}-`)))).toEqual([]);
  });

  it('link only to files that exist', () => {
    const broken = documents.flatMap((document) =>
      [...read(document).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((match) => match[1] ?? '').filter((target) => !existsSync(join(dirname(document), target))).map((target) => `${document} → ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('name only folders and files of this tree that exist', () => {
    const broken = documents.flatMap((document) =>
      [...read(document).matchAll(/`((?:src|crawlers|classifiers|dashboards|test|migrations|models|bin|docs)\/[\w./-]+)`/g)]
        .map((match) => match[1] ?? '')
        .filter((path) => !path.includes('NNNN') && !existsSync(path))
        .map((path) => `${document} names ${path}`),
    );
    expect(broken).toEqual([]);
  });

  it('say of every run-time package why it was taken', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const notes = documents.filter((name) => name.startsWith('docs/notes')).map(read).join('\n');
    expect(Object.keys(dependencies).filter((name) => !notes.includes(name))).toEqual([]);
    expect(Object.entries(dependencies).filter(([, version]) => !/^\d+\.\d+\.\d+/.test(version))).toEqual([]);
  });

  it('give every problem a sentence in both languages with the same blanks', () => {
    const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
    const uneven = Object.entries(problems).filter(([, { vi, en }]) => JSON.stringify(blanks(vi)) !== JSON.stringify(blanks(en)));
    expect(uneven.map(([code]) => code)).toEqual([]);
  });

  it('name every setting’s variable only once, and the ones an office needs in the README', () => {
    const names = printableSettings(readSettings({})).map(({ env }) => env).filter((name) => name !== '');
    expect(new Set(names).size).toBe(names.length);
    const papers = read('README.md') + read('SECURITY.md');
    for (const name of ['DATABASE_URL', 'REDIS_URL', 'HAIDANG_PUBLIC_URL']) expect(papers).toContain(name);
  });

  it('give with every section of measurements the command that measures it', () => {
    const sections = read('docs/measurements.md').split(/^## /m).slice(1);
    const without = sections.filter((section) => !/node --import tsx|bin\/haidang|npm run/.test(section)).map((section) => section.split('\n')[0]);
    expect(sections.length).toBeGreaterThan(5);
    expect(without).toEqual([]);
  });
});
