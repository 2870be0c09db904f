// Rule 3. A person decides, and it shows: what software finds stays a suggestion, and the record of who decided cannot be changed.

import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { installStarterEntries, saveClaims } from '../../src/register/index.ts';
import { freshDatabase } from '../helpers/databases.ts';

const sql = (text: string) => builtStatement('test', text);

describe('a person decides', () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    ({ database } = await freshDatabase());
    await installStarterEntries(database);
    await database.rows(sql(`
      insert into source (key, name, home_url, country, languages, kind) values ('a', 'A', 'https://a.example', 'GB', '{en}', 'newspaper');
      insert into link (source_id, url, url_key) values (1, 'https://a.example/1', 'a.example/1');
      insert into article (link_id, source_id, url) values (1, 1, 'https://a.example/1');
      insert into revision (article_id, number, title, body, text_sha256, page_sha256, charset, fetched_at, taken_from)
        values (1, 1, 't', 'b', repeat('0', 64), repeat('0', 64), 'utf-8', now(), 'page');`));
  });
  afterAll(() => database.close());

  it('saves every claim as a suggestion, however sure the software is', async () => {
    await saveClaims(database, 1, [{ register: 'SANSHA', kind: 'stated-position', voice: 'asserts', quote: 'q', sentence: 's', p: 1 }]);
    expect(await database.rows(sql('select state, decided_at from claim'))).toEqual([{ state: 'suggested', decided_at: null }]);
  });

  it('keeps a decision when the same claim is found again', async () => {
    await database.run(sql("update claim set state = 'rejected', decided_at = now()"));
    await saveClaims(database, 1, [{ register: 'SANSHA', kind: 'stated-position', voice: 'asserts', quote: 'q', sentence: 's', p: 1 }]);
    expect(await database.rows(sql('select state from claim'))).toEqual([{ state: 'rejected' }]);
  });

  it('changes the state of a claim in one place only: the step that a signed-in person takes', () => {
    const writers = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.sql') && /update\s+claim\b/i.test(readFileSync(`src/${name}`, 'utf8')));
    expect(writers).toEqual(['cases/sql/decide-claim.sql']);
  });
});
