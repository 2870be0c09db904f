// The longest common subsequence of two sequences of keys, bounded: E. W. Myers, "An O(ND) Difference Algorithm", Algorithmica 1 (1986).

export type Pair = readonly [before: number, after: number];

/** Beyond this many insertions and deletions two sequences have nothing in common that would be worth showing. */
const mostEdits = 600;

/** Which items of `before` stand in `after`, in rising order. Beyond `mostEdits` only the common beginning and end are found. */
export function commonPairs(before: readonly string[], after: readonly string[]): Pair[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const pairs: Pair[] = [];
  for (let i = 0; i < head; i += 1) pairs.push([i, i]);
  for (const [i, j] of middlePairs(before.slice(head, before.length - tail), after.slice(head, after.length - tail))) pairs.push([i + head, j + head]);
  for (let i = tail; i > 0; i -= 1) pairs.push([before.length - i, after.length - i]);
  return pairs;
}

function middlePairs(a: readonly string[], b: readonly string[]): Pair[] {
  if (a.length === 0 || b.length === 0) return [];
  const limit = Math.min(a.length + b.length, mostEdits);
  const offset = limit + 1;
  const reach = new Int32Array(2 * limit + 3);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits += 1) {
    trace.push(reach.slice(offset - edits - 1, offset + edits + 2));
    for (let k = -edits; k <= edits; k += 2) {
      let x = stepsDown(reach, offset, k, edits) ? at(reach, offset + k + 1) : at(reach, offset + k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach[offset + k] = x;
      if (x >= a.length && x - k >= b.length) return backwards(trace, a.length, b.length);
    }
  }
  return [];
}

const at = (numbers: Int32Array, index: number): number => numbers[index] ?? 0;

/** On diagonal k the path comes from k + 1 (an insertion) or from k - 1 (a deletion), whichever reaches further. */
function stepsDown(reach: Int32Array, offset: number, k: number, edits: number): boolean {
  return k === -edits || (k !== edits && at(reach, offset + k - 1) < at(reach, offset + k + 1));
}

function backwards(trace: readonly Int32Array[], lengthA: number, lengthB: number): Pair[] {
  const pairs: Pair[] = [];
  let x = lengthA;
  let y = lengthB;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reach = trace[edits] ?? new Int32Array(3);
    const offset = edits + 1;
    const k = x - y;
    const from = stepsDown(reach, offset, k, edits) ? k + 1 : k - 1;
    const fromX = edits === 0 ? 0 : at(reach, offset + from);
    const fromY = edits === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
    }
    x = fromX;
    y = fromY;
  }
  return pairs.reverse();
}
