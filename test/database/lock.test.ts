import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockFolder } from '../../src/database/lock.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'haidang-lock-'));

/** A real process that takes the folder and holds it until it is killed. */
async function holder(held: string): Promise<ChildProcess> {
  const script = `import { lockFolder } from ${JSON.stringify(new URL('../../src/database/lock.ts', import.meta.url).href)};
    lockFolder(${JSON.stringify(held)}); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout!, 'data');
  return child;
}

describe('the lock of the data folder', () => {
  it('refuses a second process by the number of the first, and is free once that has been killed', async () => {
    const held = folder();
    const child = await holder(held);
    expect(() => lockFolder(held)).toThrow(`in use by process ${child.pid}`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const release = lockFolder(held);
    expect(readFileSync(join(held, 'in-use-by'), 'utf8')).toMatch(`${process.pid} `);
    release();
    expect(existsSync(join(held, 'in-use-by'))).toBe(false);
  });

  it('is not fooled by a process number that somebody else has now', () => {
    const held = folder();
    writeFileSync(join(held, 'in-use-by'), `${process.pid} 12345\n`);
    lockFolder(held)();
  });

  it('takes over a lock file that was broken off while being written', () => {
    const held = folder();
    writeFileSync(join(held, 'in-use-by'), '');
    lockFolder(held)();
  });
});
