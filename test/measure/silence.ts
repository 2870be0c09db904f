// How often the silence alarm sounds over invented sources that go on as before, and how soon over those that stop: `node --import tsx
// test/measure/silence.ts`. Volumes are drawn around a mean by weekday (weekends a quarter): Poisson, and with twice and four times its
// variance (gamma-Poisson), because newsrooms are burstier than chance. Seeded: the same figures each time.

import { judgeVolume } from '../../src/sources/index.ts';
import { draw, factors } from './volumes.ts';

const days = 63;
const verdictOf = (newestFirst: readonly number[]) => judgeVolume({ links: newestFirst, asked: newestFirst.map(() => true), ageDays: 200, lastFoundAt: null }).state;

console.log('a day | variance | false alarms per source and year | noticed within 1 day (stop on a workday) | within 3 | within 7');
for (const spread of [1, 2, 4]) {
  for (const mean of [3, 10, 30, 100]) {
    const runs = 400;
    let judged = 0;
    let false_ = 0;
    const noticed = [0, 0, 0];
    for (let run = 0; run < runs; run += 1) {
      // Oldest first; a year's tail of judgements, each over its own nine weeks.
      const volumes = Array.from({ length: days + 28 }, (_, day) => draw(mean * (factors[day % 7] ?? 1), spread));
      for (let end = days; end <= days + 28; end += 1) {
        const state = verdictOf(volumes.slice(end - days, end).reverse());
        judged += 1;
        if (state === 'silent' || state === 'low') false_ += 1;
      }
      const stopped = [...volumes.slice(0, 70), ...Array.from({ length: 7 }, () => 0)];
      const firstDay = [1, 2, 3, 4, 5, 6, 7].find((after) => verdictOf(stopped.slice(70 + after - days, 70 + after).reverse()) === 'silent');
      if (firstDay !== undefined) [1, 3, 7].forEach((within, at) => void (firstDay <= within && (noticed[at] = (noticed[at] ?? 0) + 1)));
    }
    const share = noticed.map((n) => `${Math.round((100 * n) / runs)} %`);
    console.log(`${mean} | × ${spread} | ${((365 * false_) / judged).toFixed(1)} | ${share.join(' | ')}`);
  }
}
