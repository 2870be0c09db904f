// Makes the migrated database once for the whole run; every test file opens a copy of it in half a second.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { makeTemplate } from '../../src/database/embedded.ts';
import { migrate } from '../../src/database/index.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseTemplate: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'haidang-test-'));
  const template = await makeTemplate(async (database) => void (await migrate(database)));
  const file = join(folder, 'template.tar');
  writeFileSync(file, Buffer.from(await template.arrayBuffer()));
  project.provide('databaseTemplate', file);
  return () => rmSync(folder, { recursive: true, force: true });
}
