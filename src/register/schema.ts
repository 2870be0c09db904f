// What a register entry must look like before it is kept: the same check for the screen, for files and for open data.

import { z } from 'zod';
import { Problem } from '../errors.ts';
import { entryKinds, pressLanguages, voices, type RegisterEntry } from '../model/index.ts';

export const entryIdPattern = /^[A-Z0-9][A-Z0-9-]{1,39}$/;

/** Picks a message in the language of a schema. */
type Say = (vi: string, en: string) => string;

function partsIn(say: Say) {
  const text = (most: number) =>
    z.string().transform((value) => value.normalize('NFC').trim()).pipe(z.string().min(1, say('không được để trống', 'must not be empty')).max(most, say(`dài tối đa ${most} ký tự`, `may have at most ${most} characters`)));
  const oneOf = (values: readonly string[]) => say(`phải là một trong ${values.join(', ')}`, `must be one of ${values.join(', ')}`);
  const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, say('phải là ngày như 2026-11-20', 'must be a day such as 2026-11-20'))
    .refine((value) => !Number.isNaN(Date.parse(value)), say('không có trong lịch', 'is no day of the calendar'));
  return { text, inBoth: (most: number) => z.strictObject({ vi: text(most), en: text(most) }), oneOf, day };
}

function evidenceIn(say: Say) {
  const { text, inBoth, day } = partsIn(say);
  const dayOrYear = z.union([day, z.string().regex(/^\d{4}$/)], {
    error: say('phải là ngày như 2016-07-12, hoặc một năm, đặt trong ngoặc kép nếu chỉ có năm', 'must be a day such as 2016-07-12, or a year, in quotation marks where it is a year alone'),
  });
  return z.strictObject({
    document: text(500),
    date: dayOrYear,
    link: z.url({ protocol: /^https?$/, error: say('phải là địa chỉ http hoặc https, hoặc null', 'must be an http or https address, or null') }).nullable(),
    place: text(200).optional(),
    quoted: text(4_000).optional(),
    bearing: inBoth(4_000),
    verified: z.boolean(),
    verifiedBy: text(40).optional(),
    verifiedOn: day.optional(),
  }).refine((item) => item.verified || (item.verifiedBy === undefined && item.verifiedOn === undefined),
    say('ghi ai đã kiểm tra, nhưng "verified" là false', 'says who verified it, yet "verified" is false'));
}

/** A whole entry, with messages in one language. Unknown keys are refused, so that nothing of a file is dropped in silence. */
function entryIn(say: Say) {
  const { text, inBoth, oneOf, day } = partsIn(say);
  const wording = z.strictObject({ language: z.enum(pressLanguages, oneOf(pressLanguages)), text: text(1_000), voice: z.enum(voices, oneOf(voices)) });
  return z.strictObject({
    id: z.string().regex(entryIdPattern, say('phải gồm 2 đến 40 chữ in hoa, chữ số và gạch nối, như PARACEL-CN', 'must be 2 to 40 capital letters, digits and hyphens, such as PARACEL-CN')),
    version: z.int().min(1).max(1_000_000),
    kind: z.enum(entryKinds, oneOf(entryKinds)),
    validFrom: day.optional(),
    validUntil: day.optional(),
    title: inBoth(300),
    claim: inBoth(2_000),
    position: inBoth(6_000),
    evidence: z.array(evidenceIn(say)).max(100),
    talkingPoints: z.strictObject({ vi: z.array(text(2_000)).max(50), en: z.array(text(2_000)).max(50) }),
    wordings: z.array(wording).max(1_000),
  }).refine(({ validFrom, validUntil }) => validFrom === undefined || validUntil === undefined || validFrom <= validUntil,
    { path: ['validUntil'], error: say('đứng trước validFrom', 'is before validFrom') });
}

const languages = {
  vi: { schema: entryIn((vi) => vi), others: z.locales.vi().localeError, unknown: 'không phải là trường nào ở đây; hãy bỏ đi hoặc sửa tên' },
  en: { schema: entryIn((_, en) => en), others: z.locales.en().localeError, unknown: 'there is no such field; take it out or mend its name' },
};

export type EntryFault = { readonly path: readonly (string | number)[]; readonly cause: { readonly vi: string; readonly en: string } };

/** The entry, or its first fault with where it stands, said in both languages. Optional parts that are empty are left out. */
export function checkEntry(given: unknown): { readonly entry: RegisterEntry } | { readonly fault: EntryFault } {
  const readIn = (language: 'vi' | 'en') => {
    const { schema, others, unknown } = languages[language];
    const result = schema.safeParse(given, { error: others });
    // Zod gives `undefined` only for keys that are absent; the cast drops that difference for exactOptionalPropertyTypes.
    if (result.success) return { entry: result.data as RegisterEntry };
    const issue = result.error.issues[0];
    const path = (issue?.path ?? []).filter((part): part is string | number => typeof part !== 'symbol');
    return issue?.code === 'unrecognized_keys' ? { path: [...path, issue.keys[0] ?? ''], cause: unknown } : { path, cause: issue?.message ?? '' };
  };
  const vi = readIn('vi');
  if (vi.entry !== undefined) return { entry: vi.entry };
  return { fault: { path: vi.path, cause: { vi: vi.cause, en: readIn('en').cause ?? vi.cause } } };
}

/** The entry. Throws `bad-entry` with the field that is wrong and what is allowed. */
export function requireEntry(given: unknown): RegisterEntry {
  const checked = checkEntry(given);
  if ('entry' in checked) return checked.entry;
  const name = typeof given === 'object' && given !== null && 'id' in given ? String(given.id) : '';
  const { path, cause } = checked.fault;
  const field = path.join('.');
  throw new Problem('bad-entry', { name, cause: { vi: `${field} ${cause.vi}`, en: `${field} ${cause.en}` } });
}
