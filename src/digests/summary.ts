// The summary of a digest: plain sentences made from its figures, each with the numbers of the items it rests on. No figure is estimated,
// nothing is weighed: what is critical and what is friendly is counted by the same rule.

import { entryKinds, sentiments, topics, voices, type DigestContent, type DigestItem, type DigestSentence } from '../model/index.ts';
import { en } from './words/en.ts';
import { vi } from './words/vi.ts';

type Sections = DigestContent['sections'];
type Totals = DigestContent['totals'];

const numbersOf = (items: readonly DigestItem[]) => items.map(({ number }) => number);

export function summaryOf(totals: Totals, sections: Sections): DigestSentence[] {
  const items = sections.flatMap((section) => section.items);
  if (items.length === 0) return [{ part: 'volume', text: { vi: vi.summary.nothing, en: en.summary.nothing }, items: [] }];
  return [
    { part: 'volume', text: { vi: vi.summary.volume(totals), en: en.summary.volume(totals) }, items: numbersOf(items) },
    ...aboutSentences(items),
    ...sections.map((section) => topicSentence(section.topic, section.items)),
    ...toneSentences(totals, items),
    ...claimSentences(items),
    ...ruleSentences(items),
  ];
}

function aboutSentences(items: readonly DigestItem[]): DigestSentence[] {
  return (['province', 'vietnam'] as const).flatMap((about) => {
    const those = items.filter((item) => item.about === about);
    const text = { vi: vi.summary.about[about](those.length), en: en.summary.about[about](those.length) };
    return those.length === 0 ? [] : [{ part: 'volume', text, items: numbersOf(those) }];
  });
}

function topicSentence(topic: string, items: readonly DigestItem[]): DigestSentence {
  const articles = items.reduce((sum, item) => sum + item.articles, 0);
  const known = topics.find((name) => name === topic) ?? 'other';
  return {
    part: 'topics',
    text: {
      vi: vi.summary.topic(vi.topics[known], items.length, articles),
      en: en.summary.topic(en.topics[known], items.length, articles),
    },
    items: numbersOf(items),
  };
}

/** A tone cites every item that has an article of that tone, also where the cited article has another. */
function toneSentences({ bySentiment }: Totals, items: readonly DigestItem[]): DigestSentence[] {
  return [...sentiments, 'not-scored' as const].flatMap((tone) => {
    const articles = bySentiment[tone] ?? 0;
    const those = items.filter((item) => (item.tones[tone] ?? 0) > 0);
    const text = { vi: vi.summary.tone(vi.tones[tone], articles), en: en.summary.tone(en.tones[tone], articles) };
    return articles === 0 ? [] : [{ part: 'tones', text, items: numbersOf(those) }];
  });
}

/** One sentence for each kind of entry and each voice: what contradicts a document is never mixed with what differs from a position. */
function claimSentences(items: readonly DigestItem[]): DigestSentence[] {
  return entryKinds.flatMap((kind) =>
    voices.flatMap((voice): DigestSentence[] => {
      const ofKind = (item: DigestItem) => item.claims.filter((claim) => claim.kind === kind && claim.voice === voice);
      const those = items.filter((item) => ofKind(item).length > 0);
      const claims = those.flatMap(ofKind);
      if (claims.length === 0) return [];
      const confirmed = claims.filter(({ state }) => state === 'confirmed').length;
      const text = {
        vi: vi.summary.claims(vi.claim[kind][voice], claims.length, confirmed),
        en: en.summary.claims(en.claim[kind][voice], claims.length, confirmed),
      };
      return [{ part: 'claims', text, items: numbersOf(those) }];
    }),
  );
}

function ruleSentences(items: readonly DigestItem[]): DigestSentence[] {
  const names = new Map(items.flatMap((item) => item.toRead.map((name) => [name.vi, name] as const)));
  return [...names.values()].map((name) => {
    const those = items.filter((item) => item.toRead.some((rule) => rule.vi === name.vi));
    const text = { vi: vi.summary.toRead(name.vi, those.length), en: en.summary.toRead(name.en, those.length) };
    return { part: 'to-read', text, items: numbersOf(those) };
  });
}
