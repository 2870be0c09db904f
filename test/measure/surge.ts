// How often the surge alarm sounds over invented series that go on as before, and how soon over those that grow: `node --import tsx
// test/measure/surge.ts`. Topics × country: articles a day around a mean by weekday (weekends a quarter), Poisson and with twice and four times
// its variance (gamma-Poisson). Stories: outlets an hour that die away with a half-life of eight hours. Seeded: the same figures each time.

import { judgeStory, judgeTopic, surgeRule, type SurgeRule } from '../../src/alerts/index.ts';
import { draw, factors } from './volumes.ts';

const span = 63;
const volumesOf = (mean: number, spread: number, days: number) => Array.from({ length: days }, (_, day) => draw(mean * (factors[day % 7] ?? 1), spread));
const surges = (oldestFirst: readonly number[], end: number, rule: SurgeRule) => judgeTopic(oldestFirst.slice(end - span, end).reverse(), 200, rule).surge;

function topicRow(mean: number, spread: number, rule: SurgeRule): string {
  const runs = 400;
  let [judged, alarms] = [0, 0];
  const noticed: Record<number, number[]> = { 3: [0, 0], 5: [0, 0] };
  for (let run = 0; run < runs; run += 1) {
    const calm = volumesOf(mean, spread, span + 28);
    // A series is told of once a week: alarms that follow within it are one.
    let quietUntil = 0;
    for (let end = span; end <= span + 28; end += 1) {
      judged += 1;
      if (!surges(calm, end, rule) || end < quietUntil) continue;
      alarms += 1;
      quietUntil = end + 7;
    }
    for (const times of [3, 5]) {
      const grown = calm.map((n, day) => (day < 70 ? n : draw(mean * times * (factors[day % 7] ?? 1), spread)));
      const first = [1, 2, 3].find((after) => surges(grown, 70 + after, rule));
      [1, 3].forEach((within, at) => void (first !== undefined && first <= within && ((noticed[times] ?? [])[at] = ((noticed[times] ?? [])[at] ?? 0) + 1)));
    }
  }
  const share = (n: number | undefined) => `${Math.round((100 * (n ?? 0)) / runs)} %`;
  return `${mean} | × ${spread} | ${((365 * alarms) / judged).toFixed(2)} | ${share(noticed[3]?.[0])} | ${share(noticed[3]?.[1])} | ${share(noticed[5]?.[0])} | ${share(noticed[5]?.[1])}`;
}

console.log('Topic × country. A day | variance | false alarms a series and year | ×3 noticed in 1 day | in 3 | ×5 in 1 day | in 3');
for (const chance of process.argv.includes('--sweep') ? [0.003, 0.001, 0.0003, 0.0001] : [surgeRule.chance]) {
  const rule = { ...surgeRule, chance };
  if (process.argv.includes('--sweep')) console.log(`chance ${chance}`);
  for (const spread of [1, 2, 4]) for (const mean of [0.5, 2, 5, 20, 80]) console.log(topicRow(mean, spread, rule));
}

/** Outlets that come to a story in each six hours, oldest first: `rate` in the first, halved every eight hours, and a second wave from `waveAt`. */
function storyOf(rate: number, waveAt: number | null, wave: number): number[] {
  return Array.from({ length: 16 }, (_, window) => {
    const decay = (since: number, height: number) => height * 0.5 ** ((since * 6) / 8);
    return draw(decay(window, rate) + (waveAt === null || window < waveAt ? 0 : decay(window - waveAt, wave)), 2);
  });
}
const firstDay = { stories: 1000, high: 12 };
const storyAlarm = (oldestFirst: readonly number[], from: number) => oldestFirst.findIndex((_, at) => at >= from && judgeStory(oldestFirst.slice(0, at + 1).reverse(), (at + 1) * 6, firstDay).surge);
console.log('\nStory. Outlets in its first six hours | false alarms of 1,000 stories after their first day | second wave of 15 outlets noticed within 6 h | 12 h | of 40 outlets within 6 h | 12 h');
for (const rate of [2, 5, 10]) {
  const runs = 1000;
  let false_ = 0;
  const noticed = [0, 0, 0, 0];
  for (let run = 0; run < runs; run += 1) {
    if (storyAlarm(storyOf(rate, null, 0), 5) >= 0) false_ += 1;
    [15, 40].forEach((wave, at) => {
      const found = storyAlarm(storyOf(rate, 8, wave), 8);
      if (found === 8) noticed[at * 2] = (noticed[at * 2] ?? 0) + 1;
      if (found === 8 || found === 9) noticed[at * 2 + 1] = (noticed[at * 2 + 1] ?? 0) + 1;
    });
  }
  console.log(`${rate} | ${false_} | ${noticed.map((n) => `${Math.round((100 * n) / runs)} %`).join(' | ')}`);
}
