// Invented volumes, for measuring alarms: articles a day around a mean by weekday, burstier than chance where asked. Seeded: the same figures each time.

import { random as seeded } from '../helpers/random.ts';

const random = seeded(20261120);
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
export const draw = (mean: number, spread: number) => (spread === 1 || mean === 0 ? poisson(mean) : poisson((spread - 1) * gamma(mean / (spread - 1))));

/** Weekends bring a quarter of a workday. */
export const factors = [1, 1, 1, 1, 1, 0.25, 0.25];
