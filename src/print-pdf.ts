// Prints a self-contained HTML document to PDF with the Chromium of this machine. The document is ours, yet it quotes the press: the page
// may neither run a script nor load anything, and the browser finds no network.

import type { Browser } from 'playwright-core';
import { findChromium, startChromium } from '../crawlers/index.ts';
import { messageOf, Problem } from './errors.ts';

export type PdfPrinter = {
  /** Throws `no-pdf-browser` where this machine has no Chromium or it does not start. */
  print(html: string): Promise<Uint8Array>;
  /** Ends what is being printed. */
  close(): Promise<void>;
};

/** Milliseconds for one document: a thick yearly issue takes seconds; a hanging browser must not hold a reader for ever. */
const patienceMs = 60_000;

/**
 * One document at a time. The browser is looked for at each print, so that installing it needs no restart, and closed after it, so that
 * an idle desk holds no browser. `browserPath` names another than the system's.
 */
export function createPdfPrinter(browserPath: () => string | null = () => findChromium()): PdfPrinter {
  let last: Promise<unknown> = Promise.resolve();
  let running: Browser | null = null;
  let closed = false;

  async function print(html: string): Promise<Uint8Array> {
    const executable = browserPath();
    if (executable === null || closed) throw new Problem('no-pdf-browser');
    const browser = await startChromium(executable).catch((thrown: unknown) => {
      throw new Problem('no-pdf-browser', { cause: messageOf(thrown) }, { cause: thrown });
    });
    running = browser;
    const patience = setTimeout(() => void browser.close(), patienceMs);
    try {
      return await printIn(browser, html);
    } finally {
      clearTimeout(patience);
      running = null;
      await browser.close();
    }
  }

  return {
    print(html) {
      const printed = last.then(() => print(html));
      last = printed.catch(() => undefined);
      return printed;
    },
    async close() {
      closed = true;
      await running?.close();
      await last;
    },
  };
}

async function printIn(browser: Browser, html: string): Promise<Uint8Array> {
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
  await context.route('**/*', (route) => route.abort());
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  await page.setContent(html, { waitUntil: 'load' });
  return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
}
