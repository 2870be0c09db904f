import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isPublicAddress, literalAddress, readAllowedPrivate, webAddress } from '../../../crawlers/fetch/addresses.ts';

const shared = new URL('../../../../shared/data/urls/', import.meta.url);
const lines = (name: string) =>
  readFileSync(new URL(name, shared), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('which addresses are public', () => {
  it.each([
    ['8.8.8.8', true],
    ['203.162.0.1', true],
    ['2001:470:8:66::1', true],
    ['2405:4800::1', true],
    ['127.0.0.1', false],
    ['10.0.0.1', false],
    ['172.31.255.255', false],
    ['172.32.0.1', true],
    ['169.254.169.254', false],
    ['100.127.0.1', false],
    ['0.0.0.0', false],
    ['255.255.255.255', false],
    ['239.1.2.3', false],
    ['::1', false],
    ['::', false],
    ['::ffff:8.8.8.8', false],
    ['64:ff9b::808:808', false],
    ['2002:7f00:1::', false],
    ['2001:0:4136:e378::1', false],
    ['fe80::1%eth0', false],
    ['fd00::1', false],
    ['ff02::1', false],
    ['not an address', false],
  ])('%s: %s', (ip, expected) => {
    expect(isPublicAddress(ip)).toBe(expected);
  });

  it.skipIf(!existsSync(new URL('ip-ranges.jsonl', shared)))(
    'agrees with the list of ranges (skipped without ../shared)',
    () => {
      const wrong = lines('ip-ranges.jsonl').filter(
        ({ ip, public: expected }) => isPublicAddress(String(ip)) !== expected,
      );
      expect(wrong).toEqual([]);
    },
  );
});

describe('addresses as they are written', () => {
  it.each([
    ['http://2130706433/', '127.0.0.1'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['http://0177.0.0.01/', '127.0.0.1'],
    ['http://１２７.０.０.１/', '127.0.0.1'],
    ['http://[::ffff:127.0.0.1]/', '::ffff:7f00:1'],
    ['http://[::1]/', '::1'],
    ['http://baobinhdinh.vn/', null],
  ])('%s is the IP address %s', (text, expected) => {
    const url = webAddress(text);
    expect(url && literalAddress(url)).toBe(expected);
  });

  it('takes http and https only, and drops names, passwords and fragments', () => {
    expect(webAddress('ftp://example.org/')).toBeNull();
    expect(webAddress('file:///etc/passwd')).toBeNull();
    expect(webAddress('javascript:alert(1)')).toBeNull();
    expect(webAddress('not an address')).toBeNull();
    expect(webAddress('http://user:secret@example.org/a#b')?.href).toBe('http://example.org/a');
  });

  it.skipIf(!existsSync(new URL('whatwg.jsonl', shared)))(
    'reads the URLs of the web platform tests (skipped without ../shared)',
    () => {
      const wrong = lines('whatwg.jsonl').filter(({ input, base, failure, hostname, protocol }) => {
        const from = typeof base === 'string' && URL.canParse(base) ? new URL(base) : undefined;
        const url = webAddress(String(input), from);
        if (failure || !/^https?:$/.test(String(protocol))) return url !== null;
        return url?.hostname !== hostname;
      });
      expect(wrong).toEqual([]);
    },
  );

  it('refuses a list of private hosts that is not host:port', () => {
    expect([...readAllowedPrivate(['127.0.0.1:8080', '[::1]:80', 'press.local:443'])]).toEqual([
      '127.0.0.1:8080',
      '[::1]:80',
      'press.local:443',
    ]);
    for (const bad of ['127.0.0.1', 'http://127.0.0.1:80', '127.0.0.1:80/path', '', '*:80:'])
      expect(() => readAllowedPrivate([bad])).toThrow(/host:port/);
  });
});
