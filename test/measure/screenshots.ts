// Takes the screenshots of docs/screenshots from the running product over the fictional press.
//   node --import tsx test/measure/screenshots.ts

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { findChromium } from '../../crawlers/index.ts';
import { launchChromium } from '../helpers/browser.ts';

const target = 'docs/screenshots';
const password = 'mot mat khau du dai 1';

async function signIn(page: Page, base: string, oneTime: string): Promise<void> {
  const enter = async (secret: string) => {
    await page.goto(`${base}/sign-in`);
    await page.fill('input[name=username]', 'admin');
    await page.fill('input[name=password]', secret);
    await Promise.all([page.waitForLoadState(), page.click('button[type=submit]')]);
  };
  await enter(oneTime);
  await page.goto(`${base}/password`);
  await page.fill('input[name=from]', oneTime);
  await page.fill('input[name=new]', password);
  await Promise.all([page.waitForLoadState(), page.click('form button[type=submit]')]);
  await enter(password);
}

const folder = mkdtempSync(join(tmpdir(), 'haidang-shots-'));
const child = spawn(process.execPath, ['bin/haidang', 'start'], { env: { ...process.env, HAIDANG_DATA: folder, PORT: '0' }, stdio: ['ignore', 'pipe', 'pipe'] });
let said = '';
for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => void (said += text));
const seen = async (pattern: RegExp): Promise<string> => {
  for (;;) {
    const match = pattern.exec(said);
    if (match !== null) return match[1] ?? match[0];
    if (child.exitCode !== null) throw new Error(said);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

try {
  const base = await seen(/^ready (http:\S+)/m);
  const oneTime = await seen(/one-time password “([^”]+)”/);
  await seen(/^flagged \d+ stories from/m);
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium on this machine.');
  const browser = await launchChromium(executablePath);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  mkdirSync(target, { recursive: true });
  await signIn(page, base, oneTime);
  const shoot = async (name: string, path: string) => {
    await page.goto(`${base}${path}`);
    await page.evaluate('document.fonts.ready');
    await page.screenshot({ path: `${target}/${name}.png` });
  };
  await shoot('today', '/');
  await shoot('queue', '/queue');
  const casePath = (await page.getAttribute('a[href^="/cases/"]', 'href')) ?? '/queue';
  await shoot('case', casePath);
  await shoot('sources', '/sources');
  await shoot('search', '/search?q=quy+nhon');
  await shoot('trends', '/trends?about=all&days=30');
  await shoot('register', '/register');
  await shoot('alerts', '/alerts');
  await shoot('ledger', '/ledger');
  await shoot('digest', '/digest');
  await shoot('administration', '/admin');
  await shoot('guide', '/guide');
  await page.goto(`${base}/queue`);
  await Promise.all([page.waitForURL(/\/review\//), page.keyboard.press('g')]);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${target}/review.png` });
  await page.goto(`${base}/trends?about=all&days=30`);
  await page.locator('svg').first().waitFor();
  await page.locator('.map').first().scrollIntoViewIfNeeded();
  await page.screenshot({ path: `${target}/map.png` });
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot('queue-dark', '/queue');
  await page.emulateMedia({ colorScheme: 'light' });
  await shoot('queue-english', '/queue?lang=en');
  await page.setViewportSize({ width: 390, height: 844 });
  await shoot('queue-phone', '/queue?lang=vi');
  await browser.close();
} finally {
  child.kill('SIGTERM');
  if (child.exitCode === null) await once(child, 'exit');
  rmSync(folder, { recursive: true, force: true });
}
