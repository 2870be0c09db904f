// Whether probabilities mean what they say.

/** One decision: the probability that was given for it, and whether it came true. */
export type Forecast = { readonly p: number; readonly came: boolean };

const bins = 10;

/**
 * Expected calibration error (Naeini, Cooper, Hauskrecht 2015): mean distance between the probability given and the share that came
 * true, over ten bins of equal width, each weighted by its decisions. 0 is perfect; null where nothing was decided.
 */
export function calibrationError(forecasts: readonly Forecast[]): number | null {
  if (forecasts.length === 0) return null;
  const sums = Array.from({ length: bins }, () => ({ p: 0, came: 0 }));
  for (const { p, came } of forecasts) {
    const bin = sums[Math.min(bins - 1, Math.floor(p * bins))]!;
    bin.p += p;
    bin.came += came ? 1 : 0;
  }
  return sums.reduce((sum, { p, came }) => sum + Math.abs(p - came), 0) / forecasts.length;
}
