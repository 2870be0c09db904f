// The register as open data: ClaimReview of schema.org in JSON-LD, and reviews of others taken in as entries that find nothing until an editor words
// them. No number rates a claim, and a stated position never calls one false: docs/notes/register.md.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { sqlBeside, type Database } from '../database/index.ts';
import { messageOf, Problem } from '../errors.ts';
import type { EntryKind, Evidence, RegisterEntry } from '../model/index.ts';
import { entryIdPattern, requireEntry } from './schema.ts';

const sql = sqlBeside(import.meta.url);
const languages = ['vi', 'en'] as const;
type Lang = (typeof languages)[number];

/** How a match is worded: the rule of the two kinds, for readers of the data. */
const verdicts: Readonly<Record<EntryKind, Readonly<Record<Lang, string>>>> = {
  'stated-position': { vi: 'Khác lập trường chính thức đã nêu của Việt Nam', en: 'Differs from the stated position of Viet Nam' },
  'document-fact': { vi: 'Trái với văn bản được dẫn', en: 'Contradicts the cited document' },
};

type Appearance = { readonly register: string; readonly url: string; readonly title: string; readonly publishedAt: Date | null; readonly language: string | null; readonly outlet: string; readonly quote: string };

/** Articles in which a person has confirmed that the outlet asserts a claim. */
export function confirmedAppearances(db: Database): Promise<Appearance[]> {
  return db.rows<Appearance>(sql('confirmed-appearances'));
}

function reviewOf(entry: RegisterEntry, lang: Lang, publisher: string, appearances: readonly Appearance[]) {
  const { id, version, kind } = entry;
  return {
    '@type': 'ClaimReview',
    '@id': `urn:haidang:register:${id}:${version}:${lang}`,
    identifier: id,
    version,
    inLanguage: lang,
    name: entry.title[lang],
    claimReviewed: entry.claim[lang],
    reviewBody: entry.position[lang],
    reviewAspect: kind,
    // A rating in words alone: `ratingValue` would place the claim on a scale of truth, which is not ours to do between states.
    reviewRating: { '@type': 'Rating', alternateName: verdicts[kind][lang] },
    author: { '@type': 'GovernmentOrganization', name: publisher },
    itemReviewed: {
      '@type': 'Claim',
      text: entry.claim[lang],
      appearance: appearances.map(({ url, title, publishedAt, language, outlet, quote }) => ({
        '@type': 'NewsArticle', url, headline: title, ...(publishedAt === null ? {} : { datePublished: new Date(publishedAt).toISOString() }),
        ...(language === null ? {} : { inLanguage: language }), publisher: { '@type': 'Organization', name: outlet }, text: quote,
      })),
    },
    isBasedOn: entry.evidence.map(({ document, date, link, place, quoted, bearing, verified }) => ({
      '@type': 'CreativeWork', name: document, datePublished: date, ...(link === null ? {} : { url: link }), ...(place === undefined ? {} : { pagination: place }),
      ...(quoted === undefined ? {} : { text: quoted }), abstract: bearing[lang], creativeWorkStatus: verified ? 'verified' : 'to be verified by the office',
    })),
    ...(entry.validUntil === undefined ? {} : { expires: entry.validUntil }),
  };
}

/** One ClaimReview an entry and language, as a JSON-LD document. `publisher` is the office's name. */
export function writeClaimReviews(entries: readonly RegisterEntry[], appearances: readonly Appearance[], publisher: Readonly<Record<Lang, string>>): string {
  const sorted = [...entries].sort((a, b) => (a.id < b.id ? -1 : 1));
  const graph = sorted.flatMap((entry) => languages.map((lang) => reviewOf(entry, lang, publisher[lang], appearances.filter(({ register }) => register === entry.id))));
  return `${JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }, null, 1)}\n`;
}

const oneOrMany = <T extends z.ZodType>(schema: T) => z.union([schema, z.array(schema)]).optional().transform((value) => [value ?? []].flat() as z.output<T>[]);
const work = z.object({ name: z.string().optional(), url: z.string().optional(), datePublished: z.string().optional(), pagination: z.string().optional(), text: z.string().optional(), abstract: z.string().optional() });
const review = z.object({
  identifier: z.string().optional(), inLanguage: z.string().optional(), name: z.string().optional(), url: z.string().optional(), datePublished: z.string().optional(),
  claimReviewed: z.string().min(1), reviewBody: z.string().optional(), reviewAspect: z.string().optional(),
  reviewRating: z.object({ alternateName: z.string().optional() }).optional(), author: z.object({ name: z.string().optional() }).optional(), isBasedOn: oneOrMany(work),
});
type Review = z.output<typeof review>;

/**
 * Reviews of a JSON-LD file as entries without wordings: they match no article until an editor writes some. A review without our identifier
 * becomes a stated position, the careful kind. Throws `bad-register-file`.
 */
export function readClaimReviews(text: string, file: string): RegisterEntry[] {
  const refuse = (cause: string): never => {
    throw new Problem('bad-register-file', { file, line: 1, cause });
  };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    return refuse(`this is not JSON (${messageOf(thrown)}); mend it`);
  }
  const found = nodesOf(value).filter((node) => [node['@type']].flat().includes('ClaimReview'));
  if (found.length === 0) refuse('there is no ClaimReview in it; it must hold objects with "@type": "ClaimReview"');
  const byId = new Map<string, Review[]>();
  for (const [at, node] of found.entries()) {
    const read = review.safeParse(node);
    if (!read.success) return refuse(`ClaimReview ${at + 1}: ${read.error.issues[0]?.path.join('.') ?? ''} ${read.error.issues[0]?.message ?? 'is wrong'}`);
    const id = idOf(read.data);
    byId.set(id, [...(byId.get(id) ?? []), read.data]);
  }
  return [...byId].map(([id, reviews]) => entryOf(id, reviews));
}

function nodesOf(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Record<string, unknown>;
  return '@graph' in node ? nodesOf(node['@graph']) : [node];
}

function idOf({ identifier, url, claimReviewed }: Review): string {
  if (identifier !== undefined && entryIdPattern.test(identifier)) return identifier;
  return `CR-${createHash('sha256').update(url ?? claimReviewed).digest('hex').slice(0, 10).toUpperCase()}`;
}

const dateOf = (text: string | undefined) => /^\d{4}(?:-\d{2}-\d{2})?/.exec(text ?? '')?.[0] ?? null;
const isWeb = (url: string | undefined): url is string => url !== undefined && /^https?:/.test(url) && URL.canParse(url);

function entryOf(id: string, reviews: readonly Review[]): RegisterEntry {
  const [first] = reviews as [Review];
  const vi = reviews.find(({ inLanguage }) => inLanguage?.startsWith('vi')) ?? first;
  const en = reviews.find(({ inLanguage }) => inLanguage?.startsWith('en')) ?? first;
  const both = (of: (one: Review) => string) => ({ vi: of(vi), en: of(en) });
  const says = (one: Review) => one.reviewBody ?? one.reviewRating?.alternateName ?? one.claimReviewed;
  const own = first.isBasedOn.flatMap((item, at): Evidence[] => {
    const date = dateOf(item.datePublished);
    if (item.name === undefined || date === null) return [];
    const bearing = { vi: vi.isBasedOn[at]?.abstract ?? item.abstract ?? item.name, en: en.isBasedOn[at]?.abstract ?? item.abstract ?? item.name };
    return [{ document: item.name, date, link: isWeb(item.url) ? item.url : null, ...(item.pagination === undefined ? {} : { place: item.pagination }), ...(item.text === undefined ? {} : { quoted: item.text }), bearing, verified: false }];
  });
  const published = dateOf(first.datePublished);
  const theirs: Evidence[] = published === null || first.url === undefined ? [] : [{ document: `ClaimReview: ${first.author?.name ?? first.url}`, date: published, link: isWeb(first.url) ? first.url : null, bearing: both(says), verified: false }];
  return requireEntry({
    id, version: 1, kind: first.reviewAspect === 'document-fact' ? 'document-fact' : 'stated-position', title: both((one) => (one.name ?? one.claimReviewed).slice(0, 300)),
    claim: both((one) => one.claimReviewed), position: both(says), evidence: [...own, ...theirs], talkingPoints: { vi: [], en: [] }, wordings: [],
  });
}
