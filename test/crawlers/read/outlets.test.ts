// Rules of single outlets are data; each has a page in test/pages/outlet-*, on which another run of paragraphs outweighs the article.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compile } from 'css-select';
import { outletRuleOf, outletRules } from '../../../crawlers/outlets/index.ts';
import { extractFromHtml } from '../../../crawlers/read/index.ts';

const folder = join(import.meta.dirname, '../../pages');
const pageOf = (rule: string): string => readFileSync(join(folder, `outlet-${rule}`, 'source.html'), 'utf8');
const rules = outletRules();

test.each(rules.map((rule) => rule.name))('the rule %s has a page, a host, a body, and selectors that are CSS', (name) => {
  const rule = rules.find((one) => one.name === name)!;
  expect(existsSync(join(folder, `outlet-${name}`, 'expected.json'))).toBe(true);
  expect(rule.hosts.length).toBeGreaterThan(0);
  expect(rule.body.length).toBeGreaterThan(0);
  for (const selector of [...rule.body, ...rule.lead, ...rule.title, ...rule.date, ...rule.remove]) expect(() => compile(selector)).not.toThrow();
});

test('a rule holds for its host and all below it, for no other', () => {
  expect(outletRuleOf('https://vnexpress.net/a.html')?.name).toBe('vnexpress');
  expect(outletRuleOf('https://e.vnexpress.net/a.html')?.name).toBe('vnexpress');
  for (const url of ['https://notvnexpress.net/', 'https://vnexpress.net.example/', 'about:blank', 'no address', null]) expect(outletRuleOf(url)).toBeNull();
});

test('without its rule the page of at least one outlet is read wrongly', () => {
  const texts = rules.map(({ name, hosts }) => ['outlet.example', hosts[0]].map((host) => {
    const read = extractFromHtml(pageOf(name), `https://${host}/a`);
    return 'article' in read ? read.article.text : '';
  }));
  expect(texts.filter(([general, ruled]) => general !== ruled).length).toBeGreaterThan(0);
});

test('where a rule finds nothing, the page is read the general way', () => {
  const text = 'Từ sáng nay, cây cầu mới nối hai bờ sông được đưa vào sử dụng, thay cho chuyến đò mỗi ngày của người dân ba xã.';
  const html = `<html><head><title>Cầu mới</title></head><body><h1>Cầu mới nối hai bờ sông</h1><div class="moi-hoan-toan"><p>${text}</p><p>${text.replace('sáng', 'chiều')}</p></div></body></html>`;
  const read = extractFromHtml(html, 'https://vnexpress.net/cau-moi.html');
  if ('skipped' in read) throw new Error(read.skipped);
  expect(read.article.text.split('\n')).toHaveLength(2);
  expect(read.article.title).toBe('Cầu mới nối hai bờ sông');
});
