// Sums over judged articles: how many were right, how far the probabilities were from the truth.

import { aboutLabels, type AboutLabel } from '../../src/model/index.ts';
import type { AboutProbabilities } from './model.ts';

type Cell = { all: number; right: number; loss: number; bins: { p: number; right: number; all: number }[] };

const bins = 10;

export class Report {
  readonly #cells = new Map<string, Cell>();

  /** Counts one answer under each key; gives the answer. */
  add(keys: readonly string[], p: AboutProbabilities, truth: AboutLabel): AboutLabel {
    const answer = aboutLabels.reduce((best, next) => (p[next] > p[best] ? next : best));
    for (const key of keys) {
      const cell = this.#cells.get(key) ?? { all: 0, right: 0, loss: 0, bins: Array.from({ length: bins }, () => ({ p: 0, right: 0, all: 0 })) };
      const bin = cell.bins[Math.min(bins - 1, Math.floor(p[answer] * bins))]!;
      cell.all += 1;
      cell.right += Number(answer === truth);
      cell.loss -= Math.log(Math.max(1e-6, p[truth]));
      bin.p += p[answer];
      bin.right += Number(answer === truth);
      bin.all += 1;
      this.#cells.set(key, cell);
    }
    return answer;
  }

  /** Accuracy, mean log loss, and the expected calibration error over ten bins. */
  line(key: string): string {
    const { all, right, loss, bins: filled } = this.#cells.get(key)!;
    const calibration = filled.reduce((sum, bin) => sum + Math.abs(bin.p - bin.right), 0) / all;
    return `${(right / all).toFixed(4)} of ${all}, log loss ${(loss / all).toFixed(3)}, ECE ${calibration.toFixed(3)}`;
  }

  print(): void {
    for (const key of this.#cells.keys()) console.log(key, this.line(key));
  }
}
