// From the form of an entry to the entry. What is wrong is said by the room, which checks files the same way.

import { pressLanguages, voices, type EntryKind, type Evidence, type RegisterEntry, type Wording } from '../../src/model/index.ts';
import type { Fields } from '../form.ts';

/** Evidence rows that the form offers beyond those there are. */
export const freeRows = 2;

const lines = (text: string) => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
const optional = <Name extends string>(name: Name, text: string) => (text.trim() === '' ? {} : ({ [name]: text.trim() } as Record<Name, string>));

/** Carriage returns come from the browser; the text itself may span lines. */
const plain = (text: string) => text.replace(/\r\n?/g, '\n').trim();

function readEvidence(form: Fields, at: number, before: Evidence | undefined): Evidence | null {
  const field = (name: string) => plain(form.text(`evidence-${at}-${name}`));
  if (field('document') === '' || field('remove') === 'yes') return null;
  return {
    document: field('document'),
    date: field('date'),
    link: field('link') === '' ? null : field('link'),
    ...optional('place', field('place')),
    ...optional('quoted', field('quoted')),
    bearing: { vi: field('vi'), en: field('en') },
    // Carried over; where the text was changed, the room takes it back.
    verified: before?.verified ?? false,
    ...optional('verifiedBy', before?.verifiedBy ?? ''),
    ...optional('verifiedOn', before?.verifiedOn ?? ''),
  };
}

/** Wordings in their old order as long as they are there, then new ones: moving nothing keeps an unchanged form unchanged. */
function readWordings(form: Fields, before: readonly Wording[]): Wording[] {
  const given = pressLanguages.flatMap((language) => voices.flatMap((voice) =>
    lines(form.text(`wordings-${language}-${voice}`)).map((text) => ({ language, text: text.normalize('NFC'), voice }))));
  const key = ({ language, voice, text }: Wording) => `${language} ${voice} ${text}`;
  const named = new Map(given.map((wording) => [key(wording), wording]));
  const kept = before.filter((wording) => named.delete(key(wording)));
  return [...kept, ...named.values()];
}

/** The entry that the form describes; `before` is the version it was filled from, null for a new entry. */
export function readEntryForm(form: Fields, before: RegisterEntry | null): Omit<RegisterEntry, 'version'> {
  const both = (name: string) => ({ vi: plain(form.text(`${name}-vi`)), en: plain(form.text(`${name}-en`)) });
  const old = before?.evidence ?? [];
  const evidence = Array.from({ length: old.length + freeRows }, (_, at) => readEvidence(form, at, old[at])).filter((item) => item !== null);
  return {
    id: before?.id ?? form.text('id').trim().toUpperCase(),
    kind: form.text('kind') as EntryKind,
    ...optional('validFrom', form.text('validFrom')),
    ...optional('validUntil', form.text('validUntil')),
    title: both('title'),
    claim: both('claim'),
    position: both('position'),
    evidence,
    talkingPoints: { vi: lines(form.text('points-vi')), en: lines(form.text('points-en')) },
    wordings: readWordings(form, before?.wordings ?? []),
  };
}
