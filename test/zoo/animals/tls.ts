// TLS that cannot be trusted. `good` shows that what refuses the others is the fault and not the certificate authority.

import { honest, page, type Animal } from '../animal.ts';

export const tls: readonly Animal[] = [
  page('tls-good', 'kept', honest, { tls: 'good' }),
  page('tls-self-signed', 'skipped unreachable', honest, { tls: 'self-signed', says: /self.signed/i }),
  page('tls-expired', 'skipped unreachable', honest, { tls: 'expired', says: /expired/i }),
  page('tls-wrong-host', 'skipped unreachable', honest, { tls: 'wrong-host', says: /altname|does not match/i }),
  page('tls-that-hangs-up', 'skipped broken-answer', honest, { tls: 'rude', says: /./ }),
];
