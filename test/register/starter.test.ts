import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pressLanguages, voices, type RegisterEntry } from '../../src/model/index.ts';

const folder = new URL('../../src/register/starter/', import.meta.url);
const entries = readdirSync(folder).map((name) => ({ name, entry: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as RegisterEntry }));
const ids = ['BORDER-KH', 'BORDER-LA', 'ISLANDS-TW', 'KROM-KH', 'NINE-DASH', 'PARACEL-CN', 'PHUQUOC-KH', 'SANSHA', 'SPRATLY-CN', 'SPRATLY-MY', 'SPRATLY-PH'];

test('the register starts with the eleven entries of labels.md, each in a file of its name', () => {
  expect(entries.map(({ entry }) => entry.id).sort()).toEqual(ids);
  for (const { name, entry } of entries) expect(name).toBe(`${entry.id}.json`);
});

describe.each(entries.map(({ entry }) => [entry.id, entry] as const))('%s', (_, entry) => {
  test('says what is claimed and what we answer, in Vietnamese and English', () => {
    for (const text of [entry.title, entry.claim, entry.position]) {
      expect(text.vi).toMatch(/\S/);
      expect(text.en).toMatch(/\S/);
      expect(text.vi).not.toBe(text.en);
    }
    expect(entry.talkingPoints.vi.length).toBe(entry.talkingPoints.en.length);
    expect(entry.talkingPoints.vi.length).toBeGreaterThan(0);
  });

  test('is worded as what it is: a position is called a position, a fact names a document', () => {
    expect(['stated-position', 'document-fact']).toContain(entry.kind);
    if (entry.kind === 'stated-position') expect(`${entry.position.vi} ${entry.position.en}`).toMatch(/Quan điểm chính thức.*stated position/s);
    else expect(entry.position.en).toMatch(/\d{4}/);
  });

  test('rests on public documents with their dates, each still to be verified by the office', () => {
    expect(entry.evidence.length).toBeGreaterThan(0);
    expect(entry.evidence.filter(({ verified }) => verified)).toEqual([]);
    for (const evidence of entry.evidence) {
      expect(evidence.date).toMatch(/^\d{4}(?:-\d{2}-\d{2})?$/);
      expect(evidence.link === null || URL.canParse(evidence.link)).toBe(true);
      expect(evidence.bearing.vi && evidence.bearing.en && evidence.document).toBeTruthy();
    }
  });

  test('has a wording in every voice and each of the ten languages, none twice', () => {
    for (const language of pressLanguages) {
      for (const voice of voices) expect(entry.wordings.some((wording) => wording.language === language && wording.voice === voice)).toBe(true);
    }
    expect(new Set(entry.wordings.map((wording) => wording.text)).size).toBe(entry.wordings.length);
    for (const { text } of entry.wordings) expect(text).toBe(text.normalize('NFC'));
  });
});
