import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../crawlers/fetch/browser.ts';
import { composeDigest, renderPdf } from '../src/digests/index.ts';
import { createPdfPrinter } from '../src/print-pdf.ts';
import { fillArchive, week, written } from './digests/archive.ts';
import { freshDatabase } from './helpers/databases.ts';

test('a machine without Chromium says so and what else there is', async () => {
  const printer = createPdfPrinter(() => null);
  await expect(printer.print('<p>x')).rejects.toMatchObject({ code: 'no-pdf-browser' });
  await printer.close();
});

test('a Chromium that does not start is the same to the reader, and the next print tries again', async () => {
  const broken = join(mkdtempSync(join(tmpdir(), 'haidang-pdf-')), 'chromium');
  writeFileSync(broken, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  const printer = createPdfPrinter(() => broken);
  for (const page of ['<p>one', '<p>two']) await expect(printer.print(page)).rejects.toMatchObject({ code: 'no-pdf-browser' });
  await printer.close();
});

const hasPdftotext = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(findChromium() === null)('with Chromium', () => {
  const printer = createPdfPrinter();
  let server: Server;
  let asked = 0;
  beforeAll(async () => {
    server = createServer((_, response) => {
      asked += 1;
      response.end('x');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await printer.close();
    server.close();
  });

  test('a printed page asks no server for anything and runs no script', { timeout: 60_000 }, async () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const pdf = await printer.print(`<img src="${url}/a.png"><link rel="stylesheet" href="${url}/b.css"><script src="${url}/c.js"></script><iframe src="${url}/d"></iframe><p>x`);
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(asked).toBe(0);
  });

  test.skipIf(!hasPdftotext)('an issue prints twice to the same bytes, and every script can be read out of it', { timeout: 120_000 }, async () => {
    const { database } = await freshDatabase();
    await fillArchive(database);
    const issue = { content: await composeDigest(database, week), id: 1, sha256: 'c0ffee', madeAt: new Date('2026-11-23T01:30:00Z') };
    await database.close();
    const first = await renderPdf(issue, 'vi', printer.print);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const second = await renderPdf(issue, 'vi', printer.print);
    const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(sha(second)).toBe(sha(first));
    const file = join(mkdtempSync(join(tmpdir(), 'haidang-pdf-')), 'issue.pdf');
    writeFileSync(file, first);
    const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).normalize('NFC').replace(/\s+/g, '');
    for (const key of ['port', 'wood', 'xisha', 'japan', 'storm', 'lao', 'boundary']) {
      const { title } = written.find((article) => article.key === key) ?? { title: 'absent' };
      // Marks may come out in another order; the letters must all be there, in theirs.
      const letters = (given: string) => given.normalize('NFC').replace(/[\s\p{M}]/gu, '');
      expect([key, letters(text).includes(letters(title))]).toEqual([key, true]);
    }
  });
});
