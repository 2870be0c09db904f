// Measures the way a visitor waits: from `npm start` (packages installed, no data yet) to the first flagged story on the Queue screen.
//   node --import tsx test/measure/first-flag.ts [runs]        (default 3; prints each and the median)

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Seconds = { readonly ready: number; readonly flaggedLine: number; readonly onScreen: number; readonly allRead: number };

/** Keeps cookies and follows no redirect: enough of a browser to sign in. */
function visitor(base: string) {
  const cookies = new Map<string, string>();
  const ask = async (path: string, form?: Record<string, string>) => {
    const response = await fetch(new URL(path, base), {
      redirect: 'manual',
      method: form === undefined ? 'GET' : 'POST',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), origin: base, 'sec-fetch-site': 'same-origin' },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', ...value] = (line.split(';')[0] ?? '').split('=');
      cookies.set(name, value.join('='));
    }
    return { status: response.status, text: await response.text() };
  };
  const fields = (html: string) =>
    Object.fromEntries([...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [/name="([^"]*)"/.exec(tag)?.[1] ?? '', /value="([^"]*)"/.exec(tag)?.[1] ?? '']));
  return { ask, fields };
}

async function signIn(base: string, oneTime: string) {
  const { ask, fields } = visitor(base);
  const password = 'a long enough password 1';
  await ask('/sign-in', { ...fields((await ask('/sign-in')).text), username: 'admin', password: oneTime });
  await ask('/password', { ...fields((await ask('/password')).text), from: oneTime, new: password });
  await ask('/sign-in', { ...fields((await ask('/sign-in')).text), username: 'admin', password });
  return ask;
}

async function oneRun(): Promise<Seconds> {
  const folder = mkdtempSync(join(tmpdir(), 'haidang-first-'));
  const startedAt = performance.now();
  const since = () => (performance.now() - startedAt) / 1000;
  const child = spawn('npm', ['start', '--silent'], { env: { ...process.env, HAIDANG_DATA: folder, PORT: '0' }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => void (said += text));
  const seen = async (pattern: RegExp) => {
    for (;;) {
      const match = pattern.exec(said);
      if (match !== null) return { match, at: since() };
      if (child.exitCode !== null || since() > 300) throw new Error(`did not say ${pattern}:\n${said}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  try {
    const ready = await seen(/^ready (http:\S+)/m);
    const { match: password } = await seen(/one-time password “([^”]+)”/);
    const ask = await signIn(ready.match[1] ?? '', password[1] ?? '');
    let onScreen = 0;
    while (onScreen === 0) {
      if (/<mark/.test((await ask('/queue')).text)) onScreen = since();
      else await new Promise((resolve) => setTimeout(resolve, 100));
      if (since() > 300) throw new Error('no flagged story on the Queue screen within 300 s');
    }
    const flagged = await seen(/^flagged 1/m);
    const all = await seen(/^flagged \d+ stories from/m);
    return { ready: ready.at, flaggedLine: flagged.at, onScreen, allRead: all.at };
  } finally {
    // npm, its shell and ours: the whole group that this script started.
    process.kill(-(child.pid ?? 0), 'SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

const runs: Seconds[] = [];
for (let run = 0; run < Number(process.argv[2] ?? 3); run += 1) {
  const seconds = await oneRun();
  runs.push(seconds);
  console.log(`run ${run + 1}: ready ${seconds.ready.toFixed(1)} s, first flagged story on screen ${seconds.onScreen.toFixed(1)} s, all read ${seconds.allRead.toFixed(1)} s`);
}
const median = (of: (seconds: Seconds) => number) => [...runs].map(of).sort((a, b) => a - b)[Math.floor(runs.length / 2)]?.toFixed(1);
console.log(`median: ready ${median(({ ready }) => ready)} s, on screen ${median(({ onScreen }) => onScreen)} s, all read ${median(({ allRead }) => allRead)} s`);
