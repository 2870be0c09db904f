// `npm test`: installs what is missing, then runs every test and closes with one line of counts.
import { spawnSync } from 'node:child_process';
import { ensurePackages, ensureSystem, root } from './install.mjs';

ensurePackages();
ensureSystem();
const { status } = spawnSync(process.execPath, [`${root}node_modules/vitest/vitest.mjs`, 'run', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
