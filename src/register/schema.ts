// What a register entry must look like before it is kept: the same check for the screen, for files and for open data.

import { z } from 'zod';
import { Problem } from '../errors.ts';
import { entryKinds, pressLanguages, voices, type RegisterEntry } from '../model/index.ts';

const text = (most: number) =>
  z.string().transform((value) => value.normalize('NFC').trim()).pipe(z.string().min(1, 'must not be empty').max(most, `may have at most ${most} characters`));
const inBoth = (most: number) => z.strictObject({ vi: text(most), en: text(most) });
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day such as 2026-11-20').refine((value) => !Number.isNaN(Date.parse(value)), 'is no day of the calendar');
const dayOrYear = z.union([day, z.string().regex(/^\d{4}$/)], { error: 'must be a day such as 2016-07-12, or a year, in quotation marks where it is a year alone' });

const evidence = z.strictObject({
  document: text(500),
  date: dayOrYear,
  link: z.url({ protocol: /^https?$/, error: 'must be an http or https address, or null' }).nullable(),
  place: text(200).optional(),
  quoted: text(4_000).optional(),
  bearing: inBoth(4_000),
  verified: z.boolean(),
  verifiedBy: text(40).optional(),
  verifiedOn: day.optional(),
}).refine((item) => item.verified || (item.verifiedBy === undefined && item.verifiedOn === undefined), 'says who verified it, yet "verified" is false');

const wording = z.strictObject({
  language: z.enum(pressLanguages, `must be one of ${pressLanguages.join(', ')}`),
  text: text(1_000),
  voice: z.enum(voices, `must be one of ${voices.join(', ')}`),
});

export const entryIdPattern = /^[A-Z0-9][A-Z0-9-]{1,39}$/;

/** A whole entry. Unknown keys are refused, so that nothing of a file is dropped in silence. */
export const entrySchema = z.strictObject({
  id: z.string().regex(entryIdPattern, 'must be 2 to 40 capital letters, digits and hyphens, such as PARACEL-CN'),
  version: z.int().min(1).max(1_000_000),
  kind: z.enum(entryKinds, `must be one of ${entryKinds.join(', ')}`),
  validFrom: day.optional(),
  validUntil: day.optional(),
  title: inBoth(300),
  claim: inBoth(2_000),
  position: inBoth(6_000),
  evidence: z.array(evidence).max(100),
  talkingPoints: z.strictObject({ vi: z.array(text(2_000)).max(50), en: z.array(text(2_000)).max(50) }),
  wordings: z.array(wording).max(1_000),
}).refine(({ validFrom, validUntil }) => validFrom === undefined || validUntil === undefined || validFrom <= validUntil, { path: ['validUntil'], error: 'is before validFrom' });

export type EntryFault = { readonly path: readonly (string | number)[]; readonly cause: string };

/** The entry, or its first fault with where it stands. Optional parts that are empty are left out. */
export function checkEntry(given: unknown): { readonly entry: RegisterEntry } | { readonly fault: EntryFault } {
  const result = entrySchema.safeParse(given);
  // Zod gives `undefined` only for keys that are absent; the cast drops that difference for exactOptionalPropertyTypes.
  if (result.success) return { entry: result.data as RegisterEntry };
  const issue = result.error.issues[0];
  const path = (issue?.path ?? []).filter((part): part is string | number => typeof part !== 'symbol');
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  return { fault: { path: unknown === undefined ? path : [...path, unknown], cause: unknown === undefined ? (issue?.message ?? 'is wrong') : 'there is no such field; take it out or mend its name' } };
}

/** The entry. Throws `bad-entry` with the field that is wrong and what is allowed. */
export function requireEntry(given: unknown): RegisterEntry {
  const checked = checkEntry(given);
  if ('entry' in checked) return checked.entry;
  const name = typeof given === 'object' && given !== null && 'id' in given ? String(given.id) : '';
  throw new Problem('bad-entry', { name, cause: `${checked.fault.path.join('.')} ${checked.fault.cause}` });
}
