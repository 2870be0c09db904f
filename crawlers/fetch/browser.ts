// The one Chromium of a renderer: found on this machine, started when first needed, cut off from the network, closed at the end.

import { accessSync, constants } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The path of a Chromium that can be run, or null. What is named (an option or HAIDANG_CHROMIUM) is the only one tried. */
export function findChromium(named: string | undefined = process.env['HAIDANG_CHROMIUM']): string | null {
  return (named ? [named] : usualPlaces).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const flags = [
  // All that a page loads is brought by our fetcher. Should anything slip past the routes, it finds no network: a proxy that does
  // not exist (for loopback too), no name that resolves, no UDP of WebRTC.
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-quic',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--js-flags=--max-old-space-size=512',
];

/** Starts Chromium. Without its sandbox only where it cannot be had: as root. */
export function startChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    args: flags,
    timeout: 30_000,
    // Ending on a signal is the program's business, which closes the renderer.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
