/*
 * The chart: an interval for a range with a mark at its central figure, and a diamond for a figure without a range. One
 * drawing serves the page, paper and files: colours are attributes, which the style sheet of the page overrules.
 */

import { s } from "./dom";
import { scale, type Scale } from "./scale";

/** One line of the chart; the texts are ready to show, the values are for drawing. */
export interface Bar {
  label: string;
  text: string;
  low: number;
  central: number;
  high: number;
  /** The purity-adjusted family is drawn as the main one. */
  main: boolean;
}

export interface ChartWords {
  title: string;
  /** Everything that the picture says, in words. */
  description: string;
  /** Said under a logarithmic axis. */
  log: string;
  lang: string;
}

const LINE = 52;
/** Where names and figures do not fit beside each other, they stand below each other. */
const TALL = 72;
const LETTER = 7.2;
const SMALL_LETTER = 6.5;
const AXIS = 30;
const PAD = 8;

const INK = "#1b1b1b";
const SOFT = "#565c65";
const GRID = "#dfe1e2";
const MAIN = "#005ea2";
const OTHER = "#71767a";

let drawn = 0;

/** Draws the bars over one axis, `width` pixels wide. */
export function chart(bars: Bar[], words: ChartWords, width: number): SVGSVGElement {
  const axis = fitting(bars, words.lang, width);
  const tall = bars.some((bar) => (bar.label.length + bar.text.length + 3) * LETTER > width - 2 * PAD);
  const step = tall ? TALL : LINE;
  const foot = bars.length * step;
  const height = foot + AXIS + (axis.log ? 20 : 0);
  drawn += 1;
  const names = { title: `chart-title-${drawn}`, text: `chart-text-${drawn}` };
  const place = (value: number): number => PAD + axis.place(value) * (width - 2 * PAD);
  return s(
    "svg",
    {
      class: "chart",
      role: "img",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      "aria-labelledby": `${names.title} ${names.text}`,
      "font-family": "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
      "font-size": 14,
    },
    s("title", { id: names.title }, words.title),
    s("desc", { id: names.text }, words.description),
    grid(axis, words.lang, place, foot, width),
    bars.map((bar, at) => line(bar, at * step, tall, place, width)),
    axis.log && s("text", { class: "chart-soft", x: PAD, y: height - 4, fill: SOFT, "font-size": 12 }, words.log),
  );
}

/** The axis with as many steps as their names have room for. */
function fitting(bars: Bar[], lang: string, width: number): Scale {
  const name = tickName(lang);
  for (let most = Math.max(4, Math.floor(width / 100)); most > 2; most -= 1) {
    const axis = scale(bars, most);
    const [first = 0, second = first] = axis.ticks;
    const apart = (axis.place(second) - axis.place(first)) * (width - 2 * PAD);
    const widest = Math.max(...axis.ticks.map((value) => name(value).length)) * SMALL_LETTER;
    if (apart >= widest + PAD) return axis;
  }
  return scale(bars, 2);
}

function grid(axis: Scale, lang: string, place: (value: number) => number, foot: number, width: number): SVGGElement {
  const name = tickName(lang);
  const ticks = axis.ticks.map((value) => {
    const x = Math.round(place(value)) + 0.5;
    // The first and the last name stay inside the picture.
    const anchor = x < 40 ? "start" : x > width - 50 ? "end" : "middle";
    return [
      s("line", { class: "chart-grid", x1: x, x2: x, y1: 0, y2: foot + 5, stroke: GRID }),
      s(
        "text",
        { class: "chart-soft", x: anchor === "start" ? PAD : x, y: foot + 21, fill: SOFT, "font-size": 12, "text-anchor": anchor },
        name(value),
      ),
    ];
  });
  return s(
    "g",
    { "aria-hidden": "true" },
    ticks,
    s("line", { class: "chart-axis", x1: PAD, x2: width - PAD, y1: foot + 0.5, y2: foot + 0.5, stroke: SOFT }),
  );
}

/** "20 million", but "20,000": small numbers are read more easily as they are. */
function tickName(lang: string): (value: number) => string {
  const long = new Intl.NumberFormat(lang, { notation: "compact", compactDisplay: "long", maximumSignificantDigits: 3 });
  const plain = new Intl.NumberFormat(lang, { maximumSignificantDigits: 3 });
  return (value) => (value < 1_000_000 ? plain : long).format(value);
}

function line(bar: Bar, top: number, tall: boolean, place: (value: number) => number, width: number): SVGGElement {
  const color = bar.main ? MAIN : OTHER;
  const kind = bar.main ? "chart-main" : "chart-other";
  const y = top + (tall ? 54 : 34);
  // The lines of the grid stay clear of the letters.
  const text = { class: "chart-ink", fill: INK, "font-size": 13, stroke: "#fff", "stroke-width": 4, "paint-order": "stroke" };
  const figure = tall ? { x: PAD, y: top + 36 } : { x: width - PAD, y: top + 17, "text-anchor": "end" };
  return s(
    "g",
    {},
    s("text", { ...text, x: PAD, y: top + 17, "font-weight": 600 }, bar.label),
    s("text", { ...text, ...figure }, bar.text),
    bar.low === bar.high ? diamond(place(bar.central), y, color, kind) : interval(bar, y, color, kind, place),
  );
}

function diamond(x: number, y: number, color: string, kind: string): SVGPathElement {
  return s("path", { class: kind, d: `M${x} ${y - 8}l8 8l-8 8l-8 -8z`, fill: color });
}

function interval(bar: Bar, y: number, color: string, kind: string, place: (value: number) => number): SVGGElement {
  const left = place(bar.low);
  const wide = Math.max(3, place(bar.high) - left);
  const x = place(bar.central);
  return s(
    "g",
    {},
    s("rect", { class: kind, x: left, y: y - 6, width: wide, height: 12, rx: 2, fill: color }),
    s("rect", { class: "chart-mark", x: x - 3.5, y: y - 11, width: 7, height: 22, rx: 2, fill: INK, stroke: "#fff", "stroke-width": 2 }),
  );
}
