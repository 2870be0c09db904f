// Brings a clean clone to life: npm packages, and on Debian as root the system packages that some parts need.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.haidang-lock`;

const lockHash = () => createHash('sha256').update(readFileSync(`${root}package-lock.json`)).digest('hex');
const installedHash = () => (existsSync(stamp) ? readFileSync(stamp, 'utf8') : null);

/** Runs `npm ci` where node_modules is missing or belongs to another lock file. Ends the process where npm fails. */
export function ensurePackages() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Hải Đăng needs Node 20.19 or later; this is ${process.versions.node}.`);
    process.exit(1);
  }
  const hash = lockHash();
  if (installedHash() === hash) return;
  console.error('Installing npm packages (npm ci) …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    console.error('npm ci failed; its message is above. Hải Đăng cannot start without its packages.');
    process.exit(1);
  }
  writeFileSync(stamp, hash);
}

const systemParts = [
  { packages: ['chromium'], present: () => ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some((file) => existsSync(file)), without: 'script-rendered sources and PDF digests' },
  { packages: ['fonts-liberation2', 'fonts-noto-core', 'fonts-noto-cjk'], present: () => existsSync('/usr/share/fonts/opentype/noto') || existsSync('/usr/share/fonts/truetype/noto'), without: 'correct letters in PDF digests and screenshots' },
];

/** Installs missing system packages on Debian as root; elsewhere says in one sentence what is missing. HAIDANG_NO_APT=1 leaves the system alone. */
export function ensureSystem() {
  const missing = systemParts.filter((part) => !part.present());
  if (missing.length === 0) return;
  const packages = missing.flatMap((part) => part.packages);
  const mayInstall = existsSync('/etc/debian_version') && process.getuid?.() === 0 && process.env.HAIDANG_NO_APT !== '1';
  if (mayInstall) {
    console.error(`Installing system packages: ${packages.join(' ')} …`);
    const apt = (...args) => spawnSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], { stdio: ['ignore', 'ignore', 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
    if (apt('update') && apt('install', '-y', '--no-install-recommends', ...packages)) return;
  }
  console.error(`Missing on this machine: ${packages.join(', ')}. Hải Đăng goes on without ${missing.map((part) => part.without).join(' and ')}.`);
}

/** Runs a TypeScript source in this very process: one process to stop, one to find in the list. */
export async function runSource(file) {
  // Found from here, wherever the user stands; it also tells how JSX is compiled.
  process.env.TSX_TSCONFIG_PATH = `${root}tsconfig.json`;
  const { register } = await import('tsx/esm/api');
  register();
  await import(new URL(`../${file}`, import.meta.url).href);
}
