// Discovery (dò tin): what one look at a way in brings: links, or why there are none.

import type { RefusedFetch } from './page.ts';
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
  | RefusedFetch;
