// A process of its own that sends once, for the test that kills it: node --import tsx sender-process.ts FOLDER

import { openEmbedded } from '../../src/database/embedded.ts';
import { deliverWebhooks } from '../../src/webhooks/index.ts';

const { database } = await openEmbedded(process.argv[2] ?? '');
// Whoever sent before is dead: the database folder was locked by it.
process.stdout.write(`${JSON.stringify(await deliverWebhooks(database, () => 'a secret of thirty-two characters', { lease: 0 }))}\n`);
await database.close();
