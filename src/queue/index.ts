// The queue port. Implementations are opened by src/world.ts alone.

export type { AddOptions, FailedJob, JobPayload, Queue, WorkOptions } from './port.ts';
