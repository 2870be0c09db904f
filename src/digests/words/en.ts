// The words of the digest as a document, in English.

import type { Words } from './vi.ts';

const n = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
const count = (value: number, one: string, many = `${one}s`) => `${n(value)} ${value === 1 ? one : many}`;
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

export const en: Words = {
  number: n,
  topics: {
    sovereignty: 'Sovereignty, borders, sea and islands',
    human_rights: 'Human rights, religion, minorities',
    investment: 'Investment, trade, industry',
    tourism_culture: 'Tourism and culture',
    environment_disaster: 'Environment and disasters',
    diplomacy: 'Diplomacy and cooperation',
    society: 'Society',
    other: 'Other topics',
  },
  tones: { negative: 'negative', neutral: 'neutral', positive: 'positive', 'not-scored': 'not scored' },
  about: { province: 'about the province', vietnam: 'about Viet Nam' },
  states: { suggested: 'Suggested by the software, confirmed by nobody yet', confirmed: 'Confirmed by the office' },
  summary: {
    nothing: 'No article about the province or about Viet Nam was found in the period.',
    volume: ({ articles, stories, outlets, countries }) =>
      `The period brought ${count(articles, 'article')} in ${count(stories, 'story', 'stories')}, from ${count(outlets, 'outlet')} in ${count(countries, 'country or territory', 'countries and territories')}; copies of one text count once.`,
    about: {
      province: (items) => `${count(items, 'story is', 'stories are')} about the province.`,
      vietnam: (items) => `${count(items, 'story is', 'stories are')} about Viet Nam, its sea or its borders, not about the province in particular.`,
    },
    topic: (topic, items, articles) => `${topic}: ${count(items, 'story', 'stories')}, ${count(articles, 'article')}.`,
    tone: (tone, articles) => `Tone ${tone}: ${count(articles, 'article')}.`,
    claims: (what, claims, confirmed) =>
      `${count(claims, 'claim')} where ${what} (${n(confirmed)} confirmed by the office, ${n(claims - confirmed)} suggested by the software and confirmed by nobody yet).`,
    toRead: (rule, items) => `To be read by the rule "${rule}": ${count(items, 'story', 'stories')}; a rule says nothing about right or wrong.`,
  },
  claim: {
    'stated-position': {
      asserts: 'the outlet asserts what differs from the stated position',
      attributes: 'the outlet reports what somebody else says and what differs from the stated position',
      rejects: 'the outlet rejects, or reports the rejection of, what differs from the stated position',
    },
    'document-fact': {
      asserts: 'the outlet asserts what contradicts the record',
      attributes: 'the outlet reports what somebody else says and what contradicts the record',
      rejects: 'the outlet rejects, or reports the rejection of, what contradicts the record',
    },
    stated: (state, what) => `${state}: ${what}`,
    entry: (kind, id, version, title) =>
      kind === 'document-fact' ? ` ${id}, version ${version} (${title})` : ` (record ${id}, version ${version}: ${title})`,
    inOutlet: (outlet) => `in ${outlet}`,
    inArticles: (articles) => `in ${count(articles, 'article')}, copies included`,
  },
  letterhead: {
    nation: 'SOCIALIST REPUBLIC OF VIET NAM',
    motto: 'Independence - Freedom - Happiness',
    parent: '[NAME OF THE GOVERNING BODY]',
    organ: '[NAME OF THE ISSUING BODY]',
    number: 'No.:\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/BC-……',
    kind: 'REPORT',
    placeAndDate: (seat, day) => {
      const [year, month, date] = day?.split('-') ?? [];
      return day === null ? `${seat}, …… ……………… ………` : `${seat}, ${Number(date)} ${months[Number(month) - 1] ?? ''} ${year}`;
    },
    week: (number, year) => `Press digest, week ${number} of ${year}`,
    period: (from, to) => `Press digest from ${from} to ${to}`,
    subject: (province, from, to) => `on ${province}, ${from} to ${to}`,
    recipients: 'Recipients:',
    recipientLines: ['- ……………………;', '- ……………………;', '- Archive: VT, ……'],
    signer: 'HEAD OF THE OFFICE',
    signed: '(Signature, seal)',
  },
  fictional: 'SAMPLE PRESS (FICTIONAL): every outlet and article in this document is sample data and does not exist.',
  preview: 'PREVIEW, not issued',
  summaryHeading: 'Summary',
  figuresHeading: 'Figures',
  itemsHeading: 'What the press published',
  honestyHeading: 'What this digest does not show',
  reading: 'Numbers in square brackets are the items cited. Titles and quotations stand in the original language, without machine translation. Topic, tone and subject were judged by software; tone does not say whether an article is right.',
  figures: {
    tone: 'Tone', topic: 'Main topic', country: 'Country or territory of the outlet', language: 'Language', articles: 'Articles', sum: 'Sum',
    note: 'Each table sums to the number of articles; an article counts under its most probable topic.',
  },
  item: {
    published: (day) => day,
    firstSeen: (day) => `no date on the page, first seen ${day}`,
    language: (language) => language,
    tone: (tone) => `tone: ${tone}`,
    topics: (names) => `topics: ${names}`,
    revision: (number) => `revision ${number} of the article (it was changed)`,
    original: 'original page',
    story: (articles, countries, tones) => `The story has ${count(articles, 'article')} (${tones}) from ${countries}`,
    copies: (copies) => `and ${count(copies, 'copy', 'copies')}`,
    others: 'Other articles of the story',
    moreOthers: (left) => `and ${n(left)} more`,
    toRead: (rules) => `To be read by rule: ${rules}`,
    cut: ' […]',
  },
  honesty: {
    sources: (total, troubled) => `${count(total, 'source')} watched; ${n(troubled)} silent, blocked or in trouble when this was composed:`,
    noTrouble: (total) => `${count(total, 'source')} watched; none silent, blocked or in trouble when this was composed.`,
    source: 'Source', state: 'State', lastSuccess: 'Last read', articles: 'Articles in the period', why: 'Why',
    states: { silent: 'silent', new: 'never read yet', failing: 'failing', blocked: 'blocked', unavailable: 'this machine cannot' },
    silent: 'It answers but brought no article in the period.',
    never: 'never',
    notScored: (list) => `Tone not scored (languages outside what was measured): ${list}.`,
    allScored: 'Every article is in a language whose tone was measured.',
    languageCount: (language, articles) => `${language} ${count(articles, 'article')}`,
    gatesIntro: (found) => `${count(found, 'article')} published in the period came in:`,
    gate: 'Gate', counted: 'counted in this digest',
    gates: { copy: 'copies of a text that is counted', 'about-none': 'about neither the province nor Viet Nam', 'not-understood': 'not processed yet when this was composed' },
    linksIntro: (found) => `${count(found, 'link was', 'links were')} found in the period and ended as follows:`,
    outcome: 'Outcome', count: 'Links',
    outcomes: { waiting: 'waiting to be read', kept: 'article kept', unchanged: 'unchanged', skipped: 'skipped' },
    reasons: {
      'forbidden-by-robots': 'forbidden by robots.txt', 'blocked-by-origin': 'refused by the source', gone: 'page gone', unreachable: 'no connection',
      'too-slow': 'answered too slowly', 'too-large': 'page too large', 'unsafe-address': 'private address', 'server-error': 'server error', 'broken-answer': 'broken answer', 'too-many-redirects': 'too many redirects', 'not-html': 'not a web page',
      empty: 'empty page', 'not-an-article': 'not an article', paywall: 'paywall', unreadable: 'unreadable text', 'too-old': 'too old', 'duplicate-address': 'same address twice',
    },
    claimsRejected: (rejected) => `${count(rejected, 'match', 'matches')} suggested by the software ${rejected === 1 ? 'was' : 'were'} rejected by the office and ${rejected === 1 ? 'is' : 'are'} not reported here.`,
    untranslated: 'This digest holds no translations: read the original, or ask an interpreter.',
  },
  issue: (id, sha256) => `Digest issue ${id} in the system; SHA-256 of its content: ${sha256}.`,
  day: (iso) => iso,
  list: (parts) => parts.join(', '),
  quoted: (text) => `“${text}”`,
};
