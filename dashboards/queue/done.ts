// Where a form leads afterwards, and what it says there.

/** The path with what was done in its query. */
export function withDone(path: string, done: string): string {
  const url = new URL(path, 'http://local');
  url.searchParams.set('done', done);
  return url.pathname + url.search + url.hash;
}
