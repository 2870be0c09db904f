// One item: headline, where and when, the article's own first sentences, claims, rules, and what else was written. Each sentence cites it.

import { sentiments, type DigestClaim, type DigestItem } from '../../model/index.ts';
import { dayIn } from '../period.ts';
import type { Words } from '../words/vi.ts';
import { countryName, languageName } from '../words/names.ts';
import type { Block, Run } from './blocks.ts';
import { citation, toneName, topicName, type DocumentLanguage } from './phrases.ts';

const detail = (...runs: Run[]): Block => ({ kind: 'paragraph', style: 'detail', runs });

export function itemBlocks(item: DigestItem, timeZone: string, lang: DocumentLanguage, words: Words): Block[] {
  const cite = citation([item.number]);
  const lead: Run[] = [{ text: '“' }, { text: item.lead, language: item.language }, { text: `”${item.leadIsCut ? words.item.cut : ''}` }, ...cite];
  return [
    { kind: 'paragraph', style: 'item', runs: [{ text: `${item.number}. ` }, { text: item.title, language: item.language }] },
    detail(...whereRuns(item, timeZone, lang, words), ...cite),
    ...(item.lead === '' ? [] : [{ kind: 'paragraph', style: 'quote', runs: lead } as const]),
    ...item.claims.map((claim) => claimBlock(claim, item, lang, words)),
    ...(item.toRead.length === 0 ? [] : [detail({ text: words.item.toRead(words.list(item.toRead.map((rule) => words.quoted(rule[lang])))) }, ...cite)]),
    ...storyBlocks(item, lang, words),
  ];
}

function whereRuns(item: DigestItem, timeZone: string, lang: DocumentLanguage, words: Words): Run[] {
  const { published, firstSeen } = words.item;
  const day = (iso: string) => words.day(dayIn(timeZone, new Date(iso)));
  const about = (words.about as Record<string, string>)[item.about] ?? item.about;
  const facts = [
    languageName(item.language, lang),
    item.publishedAt === null ? firstSeen(day(item.firstSeenAt)) : published(day(item.publishedAt)),
    ...(item.revision > 1 ? [words.item.revision(item.revision)] : []),
    about,
    words.item.tone(toneName(item.sentiment ?? 'not-scored', words)),
    words.item.topics(words.list((item.topics.length === 0 ? ['other'] : item.topics).map((topic) => topicName(topic, words)))),
  ];
  return [
    { text: item.outlet, language: item.language },
    { text: ` (${countryName(item.country, lang)}) · ${facts.join(' · ')} · ` },
    { text: words.item.original, url: item.url },
  ];
}

function claimBlock(claim: DigestClaim, item: DigestItem, lang: DocumentLanguage, words: Words): Block {
  const kind = claim.kind === 'document-fact' ? 'document-fact' : 'stated-position';
  const voice = claim.voice === 'asserts' || claim.voice === 'rejects' ? claim.voice : 'attributes';
  const entry = words.claim.entry(kind, claim.register, claim.version, claim.title[lang]);
  const elsewhere: Run[] =
    claim.url === item.url ? [] : [{ text: ` ${words.claim.inOutlet('')}` }, { text: claim.outlet, url: claim.url }];
  const spread = claim.articles > 1 ? ` (${words.claim.inArticles(claim.articles)})` : '';
  const state = (words.states as Record<string, string>)[claim.state] ?? claim.state;
  return detail(
    { text: words.claim.stated(state, `${words.claim[kind][voice]}${entry}`), bold: true },
    ...elsewhere,
    { text: `${spread}: “` },
    { text: claim.quote, language: claim.language },
    { text: '”.' },
    ...citation([item.number]),
  );
}

function storyBlocks(item: DigestItem, lang: DocumentLanguage, words: Words): Block[] {
  if (item.articles === 1 && item.copies === 0) return [];
  const tones = [...sentiments, 'not-scored'].flatMap((tone) => {
    const count = item.tones[tone] ?? 0;
    return count === 0 ? [] : [`${words.number(count)} ${toneName(tone, words)}`];
  });
  const countries = words.list(item.countries.map((country) => countryName(country, lang)));
  const copies = item.copies === 0 ? '' : `; ${words.item.copies(item.copies)}`;
  const cite = citation([item.number]);
  const story = detail({ text: `${words.item.story(item.articles, countries, words.list(tones))}${copies}.` }, ...cite);
  if (item.others.length === 0) return [story];
  const others = item.others.flatMap((other, index): Run[] => [
    { text: index === 0 ? ' ' : '; ' },
    { text: other.title, language: other.language, url: other.url },
    { text: ` (${other.outlet}, ${countryName(other.country, lang)}, ${toneName(other.sentiment ?? 'not-scored', words)})` },
  ]);
  const more = item.othersLeftOut === 0 ? '' : `; ${words.item.moreOthers(item.othersLeftOut)}`;
  return [story, detail({ text: `${words.item.others}:` }, ...others, { text: `${more}.` }, ...cite)];
}
