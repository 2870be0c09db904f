import { expect, it } from 'vitest';
import { pressLanguages, voices } from '../../src/model/index.ts';
import { loadArticles } from '../../src/demo-press/article.ts';
import { outlets } from '../../src/demo-press/outlets.ts';

const articles = await loadArticles();
const perOutlet = (key: string) => articles.filter((one) => one.outlet === key);
const claims = articles.flatMap(({ expect: { claim } }) => (claim ? [claim] : []));
const registers = ['PARACEL-CN', 'SPRATLY-CN', 'NINE-DASH', 'SANSHA', 'SPRATLY-PH', 'SPRATLY-MY', 'ISLANDS-TW', 'PHUQUOC-KH', 'KROM-KH', 'BORDER-LA', 'BORDER-KH'];

it('there are at least 150 articles in the ten languages, and each id stands once', () => {
  expect(articles.length).toBeGreaterThanOrEqual(150);
  expect(new Set(articles.map(({ language }) => language))).toEqual(new Set(pressLanguages));
  expect(new Set(articles.map(({ id }) => id)).size).toBe(articles.length);
});

it('every article belongs to an outlet of its language, and every outlet that can be read has articles', () => {
  for (const one of articles) {
    expect(outlets.find(({ key }) => key === one.outlet)?.language, one.id).toBe(one.language);
    expect(one.id.slice(0, 2)).toBe(one.language);
  }
  const silent = outlets.filter(({ key }) => perOutlet(key).length === 0).map(({ key }) => key);
  expect(silent.sort()).toEqual(['broken-courier', 'dead-herald']);
  expect(outlets.length - silent.length).toBeGreaterThanOrEqual(12);
});

it('a quote is copied exactly from title, lead or one paragraph, and names a starter entry', () => {
  for (const { id, title, lead, body, expect: { claim } } of articles) {
    if (!claim) continue;
    expect([title, lead, ...body].some((text) => text.includes(claim.quote)), `${id}: ${claim.quote}`).toBe(true);
    expect(registers).toContain(claim.register);
  }
});

it('claims come in every voice and over every starter entry', () => {
  const count = (voice: string) => claims.filter((claim) => claim.voice === voice).length;
  expect(voices.map(count).every((n) => n >= 8)).toBe(true);
  expect(count('asserts')).toBeGreaterThanOrEqual(12);
  expect(count('attributes')).toBeGreaterThanOrEqual(12);
  expect(new Set(claims.map(({ register }) => register))).toEqual(new Set(registers));
});

it('true criticism, elsewhere and every tone are there without a claim', () => {
  const clean = articles.filter((one) => one.expect.claim === null).map((one) => one.expect);
  const criticism = clean.filter(({ about, sentiment, topics }) => about !== 'none' && sentiment === 'negative' && topics.includes('human_rights'));
  expect(criticism.length).toBeGreaterThanOrEqual(12);
  expect(clean.filter(({ about }) => about === 'none').length).toBeGreaterThanOrEqual(20);
  expect(articles.filter((one) => one.expect.about === 'none' && one.expect.claim)).toEqual([]);
});

it('one wire text stands in at least five papers and two languages, and a copy follows an article of its own language', () => {
  const wire = ['en-001', 'vi-001'].flatMap((origin) => articles.filter(({ id, copyOf }) => id === origin || copyOf === origin));
  expect(new Set(wire.map(({ outlet }) => outlet)).size).toBeGreaterThanOrEqual(5);
  expect(new Set(wire.map(({ language }) => language)).size).toBeGreaterThanOrEqual(2);
  for (const { id, copyOf, language, hoursAgo } of articles) {
    if (copyOf === null) continue;
    const origin = articles.find((one) => one.id === copyOf);
    expect(origin?.language, id).toBe(language);
    expect(origin?.hoursAgo ?? 0, `${id} comes after its original`).toBeGreaterThanOrEqual(hoursAgo);
  }
});

it('one article with a claim is corrected, and the correction no longer carries the claim', () => {
  const corrected = articles.filter(({ correction }) => correction !== null);
  expect(corrected.length).toBeGreaterThanOrEqual(1);
  for (const { correction, expect: { claim } } of corrected) {
    expect([correction?.title, correction?.lead, ...(correction?.body ?? [])].join('\n')).not.toContain(claim?.quote);
  }
});

it('the articles cover the whole week that the first digest sums up', () => {
  const days = new Set(articles.filter((one) => one.expect.about === 'province').map(({ hoursAgo }) => Math.floor(hoursAgo / 24)));
  expect(days.size).toBeGreaterThanOrEqual(6);
});

it('no two articles without a common original share a paragraph', () => {
  const seen = new Map<string, string>();
  for (const { id, copyOf, body } of articles) {
    const origin = copyOf ?? id;
    for (const paragraph of body) {
      expect(seen.get(paragraph) ?? origin, id).toBe(origin);
      seen.set(paragraph, origin);
    }
  }
});
