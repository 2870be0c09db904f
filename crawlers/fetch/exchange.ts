// One HTTP exchange: one request to one address, its answer read within bounds of time and size. No redirects, no politeness.

import { request } from 'undici';
import type { Dispatcher } from 'undici';
import { TooLarge, collect, decompress } from './body.ts';
import { closedWhileIdle } from './outcome.ts';

export type Exchange = {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly maxBytes: number;
  readonly whenLarger: 'refuse' | 'cut';
};

export type Answer = {
  readonly status: number;
  header(name: string): string | null;
  /** Decompressed; empty where the status is not one of success. */
  readonly body: Uint8Array;
  readonly statusText: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The body as it came, before its Content-Encoding was undone. */
  readonly raw: Uint8Array;
};

/** Bodies of answers we do not read are drained up to here, so that the connection can be used again. */
const DRAIN_BYTES = 64 * 1024;

/** Asks once. Throws what undici, the decoders and the signal throw. */
export async function exchange(agent: Dispatcher, url: URL, ask: Exchange): Promise<Answer> {
  const answer = await firstLineOf(agent, url, ask);
  const header = (name: string) => {
    const value = answer.headers[name];
    return (Array.isArray(value) ? value[0] : value) ?? null;
  };
  const status = answer.statusCode;
  const headers = Object.entries(answer.headers).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one] as const));
  const facts = { status, header, headers, statusText: answer.statusText };
  if (status < 200 || status > 299) {
    await drain(answer.body, ask.signal);
    return { ...facts, body: new Uint8Array(), raw: new Uint8Array() };
  }
  const encoding = header('content-encoding') ?? '';
  const { raw, body } = await readWithin(answer.body, Number(header('content-length') ?? 0), encoding, ask);
  return { ...facts, body, raw };
}

async function readWithin(source: Dispatcher.ResponseData['body'], announced: number, encoding: string, ask: Exchange) {
  try {
    if (announced > ask.maxBytes && ask.whenLarger === 'refuse') throw new TooLarge();
    const raw = await collect(source, ask.maxBytes, ask.whenLarger);
    return { raw, body: await decompress(raw, encoding, ask.maxBytes) };
  } finally {
    if (!source.readableEnded) source.on('error', ignore).destroy();
  }
}

/** Sends the request. A connection kept alive may have been closed by the server in this very moment: then once more. */
async function firstLineOf(agent: Dispatcher, url: URL, ask: Exchange): Promise<Dispatcher.ResponseData> {
  const options = { dispatcher: agent, method: 'GET', headers: ask.headers, signal: ask.signal } as const;
  try {
    return await request(url, options);
  } catch (thrown) {
    if (ask.signal.aborted || !closedWhileIdle(thrown)) throw thrown;
    return request(url, options);
  }
}

async function drain(body: Dispatcher.ResponseData['body'], signal: AbortSignal): Promise<void> {
  body.on('error', ignore);
  await Promise.race([
    body.dump({ limit: DRAIN_BYTES, signal }).catch(ignore),
    new Promise((end) => setTimeout(end, 500).unref()),
  ]);
  if (!body.readableEnded) body.destroy();
}

const ignore = () => undefined;
