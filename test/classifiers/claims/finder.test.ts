import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createClaimFinder } from '../../../classifiers/claims/index.ts';
import type { RegisterEntry } from '../../../src/model/index.ts';

const folder = new URL('../../../src/register/starter/', import.meta.url);
const register = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as RegisterEntry);
const finder = createClaimFinder(register);
const find = (text: string, language: string, title = '', outletCountry: string | null = null) => finder.find({ title, text, outletCountry }, language);

describe('a claim', () => {
  test('is quoted exactly, with its sentence', () => {
    const text = 'Rain is due. Coast guard divers cleaned a wreck off China\'s Xisha Islands on Monday, the agency reported. Nobody was hurt.';
    const [claim] = find(text, 'en', '', 'CN');
    expect(claim).toMatchObject({ register: 'PARACEL-CN', kind: 'stated-position', voice: 'asserts' });
    expect(text).toContain(claim!.quote);
    expect(text).toContain(claim!.sentence);
    expect(claim!.sentence).toContain(claim!.quote);
    expect(claim!.p).toBeGreaterThan(0.5);
    expect(claim!.p).toBeLessThanOrEqual(1);
  });

  test('is looked for only where the register has its entry', () => {
    const text = 'The nine-dash line marks the sea in which China holds historic rights.';
    expect(find(text, 'en').map((claim) => claim.register)).toEqual(['NINE-DASH']);
    expect(createClaimFinder(register.filter((entry) => entry.id !== 'NINE-DASH')).find({ title: '', text }, 'en')).toEqual([]);
  });

  test('of an entry that the office added is found by its wordings, and a denial of it is no assertion', () => {
    const base = register[0]!;
    const entry: RegisterEntry = { ...base, id: 'OFFICE-1', wordings: [{ language: 'en', voice: 'asserts', text: 'The Quy Nhơn marine festival was cancelled because of a cholera outbreak' }] };
    const office = createClaimFinder([entry]);
    const say = (text: string) => office.find({ title: '', text }, 'en').map((claim) => claim.voice);
    expect(say('The Quy Nhơn marine festival was cancelled because of a cholera outbreak.')).toEqual(['asserts']);
    expect(say('The Quy Nhơn marine festival was not cancelled because of a cholera outbreak.')).toEqual(['rejects']);
    expect(say('The Quy Nhơn marine festival drew forty thousand visitors.')).toEqual([]);
  });

  test('is never found in nothing, in an unknown language, or in text without any place', () => {
    expect(find('', 'en')).toEqual([]);
    expect(find('Quy Nhơn đón 5 triệu khách.', 'und')).toEqual([]);
  });
});

test('300 short articles take less than a second, and one of 100 kB no longer', () => {
  const text = 'A patrol passed the Paracels on Monday. China says the islands are its own; Viet Nam rejects that. Fishermen from Quy Nhơn went home.';
  const started = performance.now();
  for (let i = 0; i < 300; i += 1) find(text, 'en', 'Patrol');
  expect(performance.now() - started).toBeLessThan(1000);
  const long = `${text} `.repeat(750);
  const startedLong = performance.now();
  find(long, 'en');
  expect(performance.now() - startedLong).toBeLessThan(1000);
});
