// A signal that ends one request: when its time is up, when the caller gives up, or when the fetcher closes.

export type Deadline = {
  readonly signal: AbortSignal;
  /** What ended it, or null. */
  why(): 'time' | 'stopped' | null;
  /** Frees the timer and the listeners. */
  end(): void;
};

const SLICE_MS = 200;

/** Timers and listeners are freed by `end()`: `AbortSignal.any` would keep one entry a request on a long-lived signal. */
export function deadline(timeoutMs: number, stops: readonly (AbortSignal | undefined)[]): Deadline {
  const control = new AbortController();
  let reason: 'time' | 'stopped' | null = null;
  const finish = (why: 'time' | 'stopped') => {
    reason ??= why;
    control.abort();
  };
  const stop = () => finish('stopped');
  // In slices, each counted as it was asked for: while this process reads another page for seconds it hears no server, and that time is
  // not the server's.
  let leftMs = timeoutMs;
  let timer: NodeJS.Timeout;
  const nextSlice = () => {
    const slice = Math.min(SLICE_MS, leftMs);
    timer = setTimeout(() => ((leftMs -= slice) > 0 ? nextSlice() : finish('time')), slice);
  };
  nextSlice();
  for (const signal of stops) {
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  }
  return {
    signal: control.signal,
    why: () => reason,
    end() {
      clearTimeout(timer);
      for (const signal of stops) signal?.removeEventListener('abort', stop);
    },
  };
}
