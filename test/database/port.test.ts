import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtStatement, migrate, migrationsOnDisk, type OpenDatabase } from '../../src/database/index.ts';
import { databaseKinds } from '../helpers/databases.ts';

const sql = (text: string) => builtStatement('test', text);
const insert = sql(
  "insert into source (key, name, home_url, country, languages, kind) values ($1, 'A', 'https://a.example', 'VN', '{vi}', 'newspaper')",
);

for (const { name, missing, open } of databaseKinds) {
  describe.skipIf(missing !== null)(`the database port over ${name}${missing === null ? '' : ` — skipped: ${missing}`}`, () => {
    let database: OpenDatabase;
    let close: () => Promise<void>;
    beforeAll(async () => void ({ database, close } = await open()), 30_000);
    afterAll(() => close());

    it('applies each migration once, in order', async () => {
      expect(await migrate(database)).toEqual(migrationsOnDisk().map((migration) => migration.name));
      expect(await migrate(database)).toEqual([]);
    });

    it('lets several processes migrate at once', async () => {
      expect(await Promise.all([migrate(database), migrate(database), migrate(database)])).toEqual([[], [], []]);
    });

    it('keeps a transaction whole or not at all', async () => {
      await expect(
        database.transaction(async (tx) => {
          await tx.run(insert, ['half']);
          throw new Error('no');
        }),
      ).rejects.toThrow('no');
      await database.transaction((tx) => tx.transaction((inner) => inner.run(insert, ['whole'])));
      expect(await database.rows(sql('select key from source'))).toEqual([{ key: 'whole' }]);
    });

    it('finds one row or none, and refuses more than one', async () => {
      expect(await database.maybe(sql("select key from source where key = 'nobody'"))).toBeNull();
      expect(await database.one(sql('select count(*) as n from source'))).toEqual({ n: 1 });
      await expect(database.one(sql('select generate_series(1, 2)'))).rejects.toThrow('2 rows');
    });

    it('refuses to change or delete what is only added', async () => {
      await database.run(sql("insert into register_entry (id, version, kind, content) values ('X', 1, 'stated-position', '{}')"));
      await expect(database.run(sql("update register_entry set content = '{\"a\":1}'"))).rejects.toThrow('only added');
      await expect(database.run(sql('delete from register_entry'))).rejects.toThrow('only added');
    });

    it('refuses a database that a newer program has migrated', async () => {
      await database.run(sql("insert into schema_migration (number, name) values (9999, 'tomorrow.sql')"));
      await expect(migrate(database)).rejects.toMatchObject({ code: 'newer-schema' });
    });
  });
}
