// One process a data folder. PGlite does not lock its directory, and two openers would silently diverge.

import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, Problem } from '../errors.ts';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Start time of a process in clock ticks since boot (Linux), so that a reused process number is not taken for the old owner. */
function startedAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function ownerOf(file: string): { pid: number; started: string } | null {
  try {
    const [pid = '', started = ''] = readFileSync(file, 'utf8').trim().split(' ');
    return /^\d+$/.test(pid) ? { pid: Number(pid), started } : null;
  } catch {
    return null;
  }
}

/** Throws `bad-data-folder` where the folder can be neither found nor made. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (thrown) {
    throw new Problem('bad-data-folder', { folder, cause: messageOf(thrown) }, { cause: thrown });
  }
}

/**
 * Takes the folder for this process and returns the function that gives it back. A lock left by a killed process is taken over.
 * Throws `data-in-use` while another process lives on it, `bad-data-folder` where nothing can be written.
 */
export function lockFolder(folder: string): () => void {
  makeFolder(folder);
  const file = join(folder, 'in-use-by');
  for (let attempt = 0; ; attempt += 1) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, `${process.pid} ${startedAt(process.pid)}\n`);
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 2) throw new Problem('bad-data-folder', { folder, cause: messageOf(thrown) }, { cause: thrown });
    }
    const owner = ownerOf(file);
    if (owner !== null && isAlive(owner.pid) && startedAt(owner.pid) === owner.started) {
      throw new Problem('data-in-use', { folder, pid: owner.pid });
    }
    rmSync(file, { force: true });
  }
}
