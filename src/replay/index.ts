// The whole way over stored real pages and feeds, on loopback and in a database in memory: proof that nothing falls between two chairs.

export { replayReal, type ReplayReport } from './replay.ts';
