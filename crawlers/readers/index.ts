// Front door of the readers: threads of their own in which fetched bytes are read, so that no page, however large or hostile, holds up the
// process that fetches, serves screens and keeps deadlines. Why threads of our own making: docs/notes/fetching.md.

export { createReaders, type Readers, type ReadersOptions } from './readers.ts';
