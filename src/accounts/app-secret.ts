// The application's secret: out of the settings, or made once and kept in the data folder, readable by its owner alone. It is not in the
// database, so that a copied database gives no keys of one-time codes and webhooks away; whoever restores a backup needs it beside the backup.

import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, Problem } from '../errors.ts';

export const secretFileName = 'secret.key';

function readKept(file: string): string | null {
  try {
    const kept = readFileSync(file, 'utf8').trim();
    if (kept.length < 32) throw new Problem('bad-setting', { where: file, cause: 'it must hold at least 32 characters; put the right file back, or delete it and have all one-time codes and the secrets of webhooks set up anew.' });
    return kept;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  }
}

/** The secret; made in `folder` where neither the settings nor the folder have one. Throws `bad-setting`, `not-writable`. */
export function readAppSecret(folder: string, given?: string): string {
  if (given !== undefined) return given;
  const file = join(folder, secretFileName);
  const kept = readKept(file);
  if (kept !== null) return kept;
  const fresh = join(folder, `${secretFileName}.${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(fresh, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
  } catch (thrown) {
    throw new Problem('not-writable', { file, cause: messageOf(thrown) });
  }
  try {
    // Two processes may start at once: the first link wins, and both read what it wrote.
    linkSync(fresh, file);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw new Problem('not-writable', { file, cause: messageOf(thrown) });
  } finally {
    unlinkSync(fresh);
  }
  return readKept(file) ?? '';
}
