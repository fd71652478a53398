/*
 * How a figure is spread: dots that are each as likely as another, the range that nine of ten cases lie in, and below
 * them, apart, the worst case, which says nothing of likelihood and has no dots.
 */

import { fitting, grid } from "../chart";
import { s } from "../dom";
import type { SpreadView } from "../pkg-shape";

/** Where a dot stands: its middle, and how many are below it. */
export interface Dot {
  x: number;
  level: number;
}

/** The most dots in a column; with more, they get smaller. */
const TALLEST = 7;
const LARGEST = 16;

/** Stacks dots of a size at places that rise: one that would overlap the first of a column stands on top of it. */
export function stack(places: number[], size: number): Dot[] {
  const dots: Dot[] = [];
  let column = { from: -Infinity, members: [] as number[] };
  const close = (): void => {
    const middle = column.members.reduce((sum, place) => sum + place, 0) / column.members.length;
    column.members.forEach((_, level) => dots.push({ x: middle, level }));
  };
  for (const place of places) {
    if (place - column.from < size) column.members.push(place);
    else {
      if (column.members.length) close();
      column = { from: place, members: [place] };
    }
  }
  if (column.members.length) close();
  return dots;
}

/** The largest size of dots with which no column is taller than the room. */
export function fittingSize(places: number[]): number {
  for (let size = LARGEST; size > 4; size -= 1) {
    if (Math.max(0, ...stack(places, size).map((dot) => dot.level)) < TALLEST) return size;
  }
  return 4;
}

const PAD = 8;
const AXIS = 30;
const INK = "#1b1b1b";
const MAIN = "#005ea2";
const OTHER = "#71767a";

export interface DotWords {
  title: string;
  /** What stands beside the thick line, and beside the thin one. */
  likely: string;
  worst: string;
  lang: string;
}

let drawn = 0;

/** Draws a spread, `width` pixels wide. */
export function dotChart(figure: SpreadView, words: DotWords, width: number): SVGSVGElement {
  const [low, high] = [Number(figure.low), Number(figure.high)];
  const values = figure.dots.map(Number);
  const quantiles = figure.quantiles.map(({ value }) => Number(value));
  const ends = [low, high, ...values, ...quantiles];
  const axis = fitting([{ low: Math.min(...ends), high: Math.max(...ends) }], words.lang, width);
  const place = (value: number): number => PAD + axis.place(value) * (width - 2 * PAD);
  const places = values.map(place);
  const size = fittingSize(places);
  const dots = stack(places, size);
  const room = (Math.max(0, ...dots.map((dot) => dot.level)) + 1) * size + PAD;
  // Above each line there is room for its name, clear of the dots.
  const [likely, worst] = [room + 30, room + 64];
  const foot = worst + 14;
  drawn += 1;
  const names = { title: `dots-title-${drawn}`, text: `dots-text-${drawn}` };
  return s(
    "svg",
    {
      class: "chart",
      role: "img",
      viewBox: `0 0 ${width} ${foot + AXIS}`,
      width,
      height: foot + AXIS,
      "aria-labelledby": `${names.title} ${names.text}`,
      "font-family": "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
      "font-size": 13,
    },
    s("title", { id: names.title }, words.title),
    s("desc", { id: names.text }, figure.picture),
    grid(axis, words.lang, place, foot, width),
    dots.map(({ x, level }) => s("circle", { class: "chart-main", cx: x, cy: room - size * (level + 0.5), r: size / 2 - 0.75, fill: MAIN })),
    line(likely, place(quantiles[0] ?? low), place(quantiles.at(-1) ?? high), 8, "chart-main", MAIN, words.likely, width),
    quantiles.slice(1, -1).map((value) => s("rect", { class: "chart-mark", x: place(value) - 2.5, y: likely - 8, width: 5, height: 16, rx: 1, fill: INK, stroke: "#fff", "stroke-width": 1.5 })),
    line(worst, place(low), place(high), 2, "chart-other", OTHER, words.worst, width),
  );
}

/** A line with its name above it, at the end where there is more room. */
function line(y: number, from: number, to: number, thick: number, kind: string, color: string, name: string, width: number): SVGElement[] {
  const isLeft = from + to < width;
  const text = { class: "chart-ink", fill: INK, "font-size": 12, stroke: "#fff", "stroke-width": 4, "paint-order": "stroke" };
  return [
    s("rect", { class: kind, x: from, y: y - thick / 2, width: Math.max(3, to - from), height: thick, fill: color }),
    s("text", { ...text, x: isLeft ? Math.max(PAD, from) : Math.min(width - PAD, to), y: y - 11, "text-anchor": isLeft ? "start" : "end" }, name),
  ];
}
