import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configuredSources, printableSettings, readSettings } from '../src/config.ts';
import { Problem } from '../src/errors.ts';

function file(content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'haidang-config-')), 'haidang.json');
  writeFileSync(path, content);
  return path;
}

const source = {
  key: 'a-paper', name: 'A Paper', homeUrl: 'https://paper.example/', country: 'GB', languages: ['en'], kind: 'newspaper',
  waysIn: [{ kind: 'feed', url: 'https://paper.example/feed' }],
};

const full = {
  dataFolder: '/var/lib/haidang', host: '0.0.0.0', port: 9000, publicUrl: 'https://desk.example', databaseUrl: 'postgres://u:secret@db/h',
  redisUrl: 'redis://queue', contact: 'desk@office.example', keepDays: 30, sources: [source],
};

/** The sentence that a wrong setting is refused with. */
function refusal(content: unknown, env: NodeJS.ProcessEnv = {}): string {
  try {
    readSettings(env, file(typeof content === 'string' ? content : JSON.stringify(content)));
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(Problem);
    return (thrown as Problem).message;
  }
  throw new Error('was not refused');
}

describe('settings', () => {
  it('have defaults that start the fictional press', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({ dataFolder: 'data', host: '127.0.0.1', port: 8080 });
    expect(configuredSources(settings)).toBeNull();
  });

  it('are read from the environment first, then from the file', () => {
    const settings = readSettings({ PORT: '8123' }, file(JSON.stringify(full)));
    expect(settings.port).toBe(8123);
    expect(settings.host).toBe('0.0.0.0');
    expect(configuredSources(settings)?.[0]?.key).toBe('a-paper');
  });

  it('refuse a full configuration with one wrong key, by its name, with what was probably meant', () => {
    expect(refusal({ ...full, prot: 9000 })).toMatch(/“prot”.*did you mean “port”/);
    expect(refusal({ ...full, sources: [{ ...source, naem: 'x' }] })).toMatch(/sources\.0.*naem/);
  });

  it('refuse a wrong value with where it stands and what it means', () => {
    expect(refusal({ ...full, port: 'eighty' })).toMatch(/“port”.*port the dashboard listens on/);
    expect(refusal({ ...full, sources: [{ ...source, country: 'England' }] })).toMatch(/sources\.0\.country/);
    expect(refusal({}, { DATABASE_URL: 'mysql://x' })).toMatch(/DATABASE_URL/);
    expect(refusal('{ "port": 80')).toMatch(/haidang\.json/);
    expect(() => readSettings({}, '/nowhere/haidang.json')).toThrow('no file');
  });

  it('are printed without their secrets', () => {
    const printed = JSON.stringify(printableSettings(readSettings({}, file(JSON.stringify(full)))));
    expect(printed).toContain('/var/lib/haidang');
    expect(printed).not.toContain('secret');
  });
});
