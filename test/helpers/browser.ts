// The real Chromium of the browser tests: where it is, how it is started, and pictures for whoever wants to look.

import { existsSync, mkdirSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

/** The browser of the tests. */
export const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
/** Why the browser tests are skipped here; null where they run. */
export const noChromium: string | null = existsSync(chromiumPath) ? null : `no Chromium at ${chromiumPath}`;

const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export function launchChromium(executablePath = chromiumPath): Promise<Browser> {
  return chromium.launch({ executablePath, args });
}

/** Keeps a picture of the whole page under SHOTS, a folder; takes none without it. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
