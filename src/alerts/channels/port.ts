// What a channel is given and what it answers.

import type { FlagLevel } from '../../model/index.ts';
import type { AlertContent } from '../plan.ts';
import type { Rendered } from '../message.ts';

export type Outgoing = Rendered & {
  /** The same at every attempt: whoever receives it twice can tell. */
  readonly deliveryId: string;
  readonly alertId: number;
  readonly kind: string;
  readonly level: FlagLevel;
  readonly raisedAt: Date;
  readonly content: AlertContent;
  /** Link to the case, where the dashboard's address is known. */
  readonly url: string | null;
};

/** later: nothing was taken, try again; never: refused for good; in-doubt: handed over, and the answer was lost. */
export type Outcome = { readonly kind: 'sent' | 'later' | 'never' | 'in-doubt'; readonly answer: string; readonly afterMs?: number };

export interface Sender {
  /** True where the other side drops a second delivery of the same id, so that one in doubt may be sent again. */
  readonly idempotent: boolean;
  /** Calls `handingOver` right before the bytes leave that make the other side act. Expected refusals are outcomes, never thrown. */
  send(message: Outgoing, handingOver: () => Promise<void>): Promise<Outcome>;
}

/** One answer in one line, without what could be a secret. */
export const oneLine = (text: string, secrets: readonly string[] = []) =>
  secrets.reduce((line, secret) => (secret === '' ? line : line.replaceAll(secret, '…')), text.replace(/\s+/g, ' ').trim()).slice(0, 400);
