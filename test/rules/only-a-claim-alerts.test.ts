// Rule 2. Criticism is not falsehood: topic and sentiment alone cannot produce a claim flag, whatever calls the database.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { installStarterRules, enabledRules, raiseClaimFlags, raiseRuleFlags } from '../../src/flags/index.ts';
import { sentiments, topics } from '../../src/model/index.ts';
import { freshDatabase } from '../helpers/databases.ts';

const sql = (text: string) => builtStatement('test', text);

describe('only a claim alerts', () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    ({ database } = await freshDatabase());
    await database.rows(sql(`
      insert into source (key, name, home_url, country, languages, kind) values ('a', 'A', 'https://a.example', 'GB', '{en}', 'newspaper');
      insert into link (source_id, url, url_key) values (1, 'https://a.example/1', 'a.example/1');
      insert into article (link_id, source_id, url) values (1, 1, 'https://a.example/1');
      insert into story (head_article_id, first_published_at, last_published_at) values (1, now(), now());`));
    await installStarterRules(database);
  });
  afterAll(() => database.close());

  it('lets every topic and every tone at most ask for reading', async () => {
    const rules = await enabledRules(database);
    for (const topic of topics) {
      for (const sentiment of sentiments) {
        await raiseRuleFlags(database, 1, 1, { about: 'province', topics: [topic], sentiment, language: 'en', country: 'GB' }, rules);
      }
    }
    const raised = await database.rows<{ kind: string; level: string }>(sql('select distinct kind, level from flag'));
    expect(raised).toEqual([{ kind: 'watch-rule', level: 'read' }]);
    expect(await raiseClaimFlags(database, 1, 1, [])).toEqual([]);
  });

  it('refuses, in the database itself, a claim flag without a claim and a loud flag for anything else', async () => {
    const insert = (columns: string, values: string) => database.run(sql(`insert into flag (story_id, article_id, ${columns}) values (1, 1, ${values})`));
    await expect(insert('kind, level', "'claim', 'alert'")).rejects.toThrow('check constraint');
    await expect(insert('kind, level, watch_rule_id', "'watch-rule', 'alert', 1")).rejects.toThrow('check constraint');
    await expect(insert('kind, level', "'surge', 'notice'")).rejects.toThrow('check constraint');
  });
});
