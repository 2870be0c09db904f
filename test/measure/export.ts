// How long exporting a large archive takes and how much memory: `TEST_DATABASE_URL=… node --expose-gc --import tsx test/measure/export.ts [articles]`, over an
// empty database; without the variable over the embedded one.

import { exportFile, exportKinds, type ExportFormat, type ExportKind } from '../../src/exports/index.ts';
import { openArchive, sizeOf } from './large-archive.ts';

const size = sizeOf(Number(process.argv[2] ?? 20_000));
const db = await openArchive(size);

const megabytes = (bytes: number) => Math.round(bytes / 1e6);

async function measure(kind: ExportKind, format: ExportFormat): Promise<void> {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const startedAt = performance.now();
  let [bytes, lines, most] = [0, 0, 0];
  for await (const piece of exportFile(db, { kind, format, filter: {}, period: 'day', timeZone: 'Asia/Ho_Chi_Minh', now: new Date() })) {
    bytes += Buffer.byteLength(piece);
    lines += piece.split('\n').length - 1;
    most = Math.max(most, process.memoryUsage().heapUsed - before);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(`${kind.padEnd(12)} ${format.padEnd(6)} ${String(lines).padStart(8)} lines ${String(megabytes(bytes)).padStart(5)} MB ${seconds.toFixed(1).padStart(7)} s, heap at most +${megabytes(most)} MB`);
}

for (const kind of exportKinds) await measure(kind, 'csv');
await measure('articles', 'jsonl');
await db.close();
