// A process of its own that plans and sends once, for the test that kills it: node --import tsx sender-process.ts FOLDER CHANNEL-JSON
// It says "ready" before it sends and what the round brought afterwards.

import { deliverDue, openPost, planAlerts } from '../../src/alerts/index.ts';
import { openEmbedded } from '../../src/database/embedded.ts';
import type { Channel } from '../../src/model/index.ts';

const [folder = '', channel = ''] = process.argv.slice(2);
const { database } = await openEmbedded(folder);
const office = { channels: [JSON.parse(channel) as Channel], timeZone: 'Asia/Ho_Chi_Minh' };
await planAlerts(database, office);
process.stdout.write('ready\n');
// Whoever sent before is dead: the database folder was locked by it.
process.stdout.write(`${JSON.stringify(await deliverDue(database, openPost(database, office), () => new Date(), 0))}\n`);
await database.close();
