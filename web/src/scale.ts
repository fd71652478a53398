/* The axis of a chart: from values to places. Numbers are for drawing only; every figure in words is the module's. */

export interface Scale {
  log: boolean;
  ticks: number[];
  /** Where a value stands, from 0 (left) to 1 (right). */
  place(value: number): number;
}

/** A range so narrow, as a share of a linear axis, that nobody could see it: then the axis is logarithmic. */
const TOO_NARROW = 1 / 150;

/**
 * The axis for figures from `low` to `high`. It starts at zero, so that lengths can be compared; only where the largest
 * would make another figure vanish it is logarithmic. At most `most` steps.
 */
export function scale(spans: { low: number; high: number }[], most: number): Scale {
  const top = Math.max(...spans.map((span) => span.high));
  const least = Math.min(...spans.filter((span) => span.high > 0).map((span) => span.high));
  if (!(top > 0)) return { log: false, ticks: [0], place: () => 0 };
  return least / top < TOO_NARROW ? logarithmic(spans, top, most) : linear(top, most);
}

function linear(top: number, most: number): Scale {
  const step = niceStep(top / most);
  // Some air to the right of the largest figure, but no empty step.
  const end = Math.max(top * 1.02, Math.floor(top / step) * step);
  const ticks = [];
  for (let n = 0; n * step <= end; n += 1) ticks.push(n * step);
  return { log: false, ticks, place: (value) => value / end };
}

/** The least of 1, 2, 2.5 and 5 times a power of ten that is no less than `least`. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 2.5, 5, 10].find((times) => times * power >= least * 0.999_999) ?? 10) * power;
}

function logarithmic(spans: { low: number; high: number }[], top: number, most: number): Scale {
  const positive = spans.flatMap((span) => [span.low, span.high]).filter((value) => value > 0);
  const first = Math.floor(Math.log10(Math.min(...positive)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(top)));
  const stride = Math.max(1, Math.ceil((last - first) / most));
  const ticks = [];
  for (let power = first; power <= last; power += stride) ticks.push(10 ** power);
  const place = (value: number): number => Math.max(0, (Math.log10(Math.max(value, 10 ** first)) - first) / (last - first));
  return { log: true, ticks, place };
}
