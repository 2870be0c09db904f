// A thread starts as plain Node, without the loader that reads TypeScript: it is registered here first.

import { register } from 'tsx/esm/api';

register();
await import('./thread.ts');
