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
/** Where names and figures do not fit beside each other, they stand below each other, in lines of this height. */
const TEXT = 19;
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
  const room = width - 2 * PAD;
  const tall = bars.some((bar) => (bar.label.length + bar.text.length + 3) * LETTER > room);
  const blocks = bars.map((bar) => (tall ? [broken(bar.label, room, LETTER), broken(bar.text, room, LETTER)] : null));
  const log = axis.log ? broken(words.log, room, SMALL_LETTER) : [];
  const heights = blocks.map((texts) => LINE + (texts ? texts.flat().length - 1 : 0) * TEXT);
  const tops = heights.map((_, at) => sum(heights.slice(0, at)));
  const foot = sum(heights);
  const height = foot + AXIS + (log.length && log.length * 16 + 4);
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
    bars.map((bar, at) => line(bar, tops[at] ?? 0, blocks[at] ?? null, place, width)),
    log.map((text, at) => s("text", { class: "chart-soft", x: PAD, y: foot + AXIS + 16 * (at + 1), fill: SOFT, "font-size": 12 }, text)),
  );
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** A text in lines that have room: at the sums that a name is of, and where that is not enough, at any space. */
export function broken(text: string, room: number, letter: number): string[] {
  const fits = (line: string): boolean => line.length * letter <= room;
  if (fits(text)) return [text];
  const packed = (words: string[]): string[] =>
    words.reduce<string[]>((lines, word) => {
      const longer = `${lines.at(-1) ?? ""} ${word}`;
      return lines.length && fits(longer.trim()) ? [...lines.slice(0, -1), longer] : [...lines, word];
    }, []);
  return packed(text.split(/ (?=\+ )/)).flatMap((line) => (fits(line) ? [line] : packed(line.split(" "))));
}

/** The axis with as many steps as their names have room for. */
export function fitting(bars: { low: number; high: number }[], lang: string, width: number): Scale {
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

export function grid(axis: Scale, lang: string, place: (value: number) => number, foot: number, width: number): SVGGElement {
  const name = tickName(lang);
  let taken = -Infinity;
  const ticks = axis.ticks.map((value) => {
    const x = Math.round(place(value)) + 0.5;
    // The first and the last name stay inside the picture.
    const anchor = x < 40 ? "start" : x > width - 50 ? "end" : "middle";
    const wide = name(value).length * SMALL_LETTER;
    const from = anchor === "start" ? PAD : anchor === "end" ? x - wide : x - wide / 2;
    // The last name, which ends at its line, can have too little room behind the one before it.
    const fits = from > taken;
    if (fits) taken = from + wide;
    return [
      s("line", { class: "chart-grid", x1: x, x2: x, y1: 0, y2: foot + 5, stroke: GRID }),
      fits && s(
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

function line(bar: Bar, top: number, texts: string[][] | null, place: (value: number) => number, width: number): SVGGElement {
  const color = bar.main ? MAIN : OTHER;
  const kind = bar.main ? "chart-main" : "chart-other";
  const rows = texts?.flat().length ?? 1;
  const y = top + 34 + (rows - 1) * TEXT;
  // The lines of the grid stay clear of the letters.
  const text = { class: "chart-ink", fill: INK, "font-size": 13, stroke: "#fff", "stroke-width": 4, "paint-order": "stroke" };
  const [labels, figures] = texts ?? [[bar.label], [bar.text]];
  const row = (at: number): number => top + 17 + at * TEXT;
  const figure = (at: number) => (texts ? { x: PAD, y: row((labels?.length ?? 0) + at) } : { x: width - PAD, y: row(0), "text-anchor": "end" });
  return s(
    "g",
    {},
    labels?.map((line, at) => s("text", { ...text, x: PAD, y: row(at), "font-weight": 600 }, line)),
    figures?.map((line, at) => s("text", { ...text, ...figure(at) }, line)),
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
