// The database port, the SQL beside the rooms, and migrations. Implementations are opened by src/world.ts alone.

export type { Database, OpenDatabase, Statement } from './port.ts';
export { builtStatement, sqlBeside } from './statements.ts';
export { migrate, migrationsOnDisk } from './migrate.ts';
export { addLines, atOneMoment, countRows, linesOf, ownTables, refill, schemaOf, type CopiedTable } from './copy.ts';
