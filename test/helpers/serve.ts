// Serves the dashboards on 127.0.0.1 with a busy desk behind them, for browser tests and for looking at them.

import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { createDashboards } from '../../dashboards/index.ts';
import type { Deps } from '../../dashboards/index.ts';
import type { Database } from '../../src/database/index.ts';
import type { ProvinceProfile } from '../../src/model/index.ts';

export const testProvince: ProvinceProfile = {
  key: 'gia-lai', name: { vi: 'Gia Lai', en: 'Gia Lai' }, seat: { vi: 'Quy Nhơn', en: 'Quy Nhon' }, timeZone: 'Asia/Ho_Chi_Minh', places: [],
};

export async function serveDesk(db: Database, { port = 0, ...deps }: Partial<Deps> & { readonly port?: number } = {}): Promise<{ url: string; close: () => Promise<void> }> {
  const app = createDashboards({ db, province: testProvince, fictional: true, ...deps });
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, (address: AddressInfo) =>
      resolve({ url: `http://127.0.0.1:${address.port}`, close: () => new Promise((done) => void server.close(() => done())) }));
  });
}
