// Who may look at whom: the table of ARCHITECTURE.md, read off the imports. Types count like values.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const rooms = ['profile', 'audit', 'accounts', 'office', 'sources', 'articles', 'register', 'stories', 'search', 'flags', 'evidence', 'cases', 'responses', 'alerts', 'webhooks', 'digests', 'trends', 'exports', 'backup'];
const vocabulary = ['src/model', 'src/errors.ts'];
/** Only these know implementations. */
const entries = ['src/main.ts', 'src/world.ts', 'src/chosen-models.ts', 'src/evaluation.ts', 'src/press.ts', 'src/serve.ts', 'src/round.ts', 'src/print-pdf.ts', 'src/commands', 'src/replay'];

/** What a file may import, by the part it lies in; null means everything. */
function allowedFor(file: string): string[] | null {
  if (entries.some((entry) => file.startsWith(entry))) return null;
  const [top = '', second = ''] = file.split('/');
  if (top === 'crawlers' || top === 'classifiers') return [...vocabulary, `${top}/`];
  if (top === 'dashboards') return [...vocabulary, 'dashboards/', 'src/config.ts', 'src/database/index.ts', ...rooms.map((room) => `src/${room}/index.ts`)];
  if (second === 'model' || second === 'errors.ts') return vocabulary;
  if (second === 'config.ts' || second === 'database' || second === 'queue' || second === 'demo-press') return [...vocabulary, `src/${second}`];
  if (second === 'pipeline.ts') return [...vocabulary, 'crawlers/index.ts', 'classifiers/', 'src/database/index.ts', ...rooms.map((room) => `src/${room}/index.ts`)];
  if (second === 'jobs.ts') return [...vocabulary, 'src/pipeline.ts', 'src/queue/index.ts', ...rooms.map((room) => `src/${room}/index.ts`)];
  const place = rooms.indexOf(second);
  if (place >= 0) return [...vocabulary, `src/${second}/`, 'src/database/index.ts', ...rooms.slice(0, place).map((room) => `src/${room}/index.ts`)];
  return [];
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

/** Files of this repository that a file imports. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => match[1] ?? '');
  return found.map((path) => normalize(join(dirname(file), path)));
}

const files = ['src', 'crawlers', 'classifiers', 'dashboards'].flatMap(sourceFiles);

describe('the shape of the house', () => {
  it('lets each part look only at what ARCHITECTURE.md allows', () => {
    const wrong = files.flatMap((file) => {
      const allowed = allowedFor(file);
      if (allowed === null) return [];
      return importsOf(file).filter((target) => !allowed.some((part) => target.startsWith(part))).map((target) => `${file} looks at ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('keeps network and database out of classifiers, and the database out of crawlers', () => {
    const wrong = files.filter((file) => {
      const forbidden = file.startsWith('classifiers') ? /from '(undici|pg|bullmq|ioredis|node:net|node:https?)'/ : /from '(pg|bullmq|ioredis|kysely)'/;
      return /^(classifiers|crawlers)/.test(file) && forbidden.test(readFileSync(file, 'utf8'));
    });
    expect(wrong).toEqual([]);
  });

  it('keeps every statement in a file of its own, outside the dashboards', () => {
    const sql = /\b(select\s+[\s\S]{1,200}?\sfrom|insert\s+into|update\s+\w+\s+set|delete\s+from)\s/i;
    const mayHoldSql = /^src\/(database|queue|press\.ts)|^src\/cases\/queue-filter\.ts|classifiers\/training/;
    const wrong = files.filter((file) => !mayHoldSql.test(file) && sql.test(readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')));
    expect(wrong).toEqual([]);
  });

  it('names the same rooms in the same order as ARCHITECTURE.md', () => {
    const line = readFileSync('ARCHITECTURE.md', 'utf8').match(/Rooms, in order: (.+)\./)?.[1] ?? '';
    const named = line.split(', ');
    expect(named).toEqual(rooms.filter((room) => named.includes(room)));
    const onDisk = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(rooms.filter((room) => onDisk.includes(room))).toEqual(named);
  });
});
