// A long answer is read only as fast as it is taken, and no longer than somebody listens.

const encoder = new TextEncoder();

/** What breaks on the way breaks the answer too: a cut transfer, never a short file that looks whole. */
export function streamOf(chunks: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await iterator.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await iterator.return?.();
    },
  }, { highWaterMark: 1 });
}
