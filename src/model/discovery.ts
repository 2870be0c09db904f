// Discovery (dò tin): what one look at a way in brings: links, or why there are none.

import type { ProblemCode } from '../errors.ts';
import type { FoundLink } from './link.ts';

export type Discovery =
  | {
      readonly kind: 'found';
      readonly links: readonly FoundLink[];
      readonly etag: string | null;
      readonly lastModified: string | null;
      /** Entries that were refused one by one: no address, or none that is http(s). */
      readonly ignored: number;
    }
  | { readonly kind: 'not-changed' }
  | {
      readonly kind: 'refused';
      readonly problem: ProblemCode;
      /** One English sentence for the log: what, where. */
      readonly detail: string;
      readonly status?: number;
      /** From Retry-After, in milliseconds. */
      readonly retryAfterMs?: number;
    };
