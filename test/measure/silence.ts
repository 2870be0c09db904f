// How often the silence alarm sounds over invented sources that go on as before, and how soon over those that stop: `node --import tsx
// test/measure/silence.ts`. Volumes are drawn around a mean by weekday (weekends a quarter): Poisson, and with twice and four times its
// variance (gamma-Poisson), because newsrooms are burstier than chance. Seeded: the same figures each time.

import { judgeVolume } from '../../src/sources/index.ts';

let seed = 20261120;
const random = () => {
  // mulberry32
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
function poisson(mean: number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
  let n = 0;
  for (let p = random(); p > Math.exp(-mean); p *= random()) n += 1;
  return n;
}
/** Gamma by Marsaglia and Tsang (2000), for shapes of at least 1; smaller ones are boosted. */
function gamma(shape: number): number {
  if (shape < 1) return gamma(shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal();
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
/** A count with this mean and `spread` times the variance of a Poisson. */
const draw = (mean: number, spread: number) => (spread === 1 || mean === 0 ? poisson(mean) : poisson((spread - 1) * gamma(mean / (spread - 1))));

const factors = [1, 1, 1, 1, 1, 0.25, 0.25];
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
