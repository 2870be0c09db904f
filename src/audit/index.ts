// The audit log: every step that somebody took, only added, chained by hash. Whoever changes or drops an old event breaks the chain.

export { record, type NewEvent } from './record.ts';
export { verify, type Verdict } from './verify.ts';
export { canonicalJson, firstHash, hashOf } from './chain.ts';
export { logEvents, logKinds, logPage, type LogFilter, type LoggedEvent } from './log.ts';
export { eventsOf, type ShownEvent } from './events.ts';
