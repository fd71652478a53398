/* One picture of chart and statement, for a slide or a post: an SVG that stands alone, and the same as PNG. */

import type { PageContext } from "../context";
import { chart } from "../chart";
import { s } from "../dom";
import type { View } from "../pkg-shape";
import { bars, inWords } from "./figures";

const WIDTH = 720;
const EDGE = 36;
const FONT = "Arial, Helvetica, sans-serif";
const INK = "#1b1b1b";
const SOFT = "#565c65";

interface Style {
  size: number;
  weight?: number;
  color: string;
}

/** How many units of a font's size a text is wide, by a canvas, so that lines break where they should. */
function measure(style: Style): (text: string) => number {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return (text) => text.length * style.size * 0.55;
  context.font = `${style.weight ?? 400} ${style.size}px ${FONT}`;
  return (text) => context.measureText(text).width;
}

/** Breaks a text into lines no wider than `most`; a word longer than a line, as an address is, is broken. */
export function wrap(text: string, most: number, width: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).flatMap((one) => pieces(one, most, width))) {
    const longer = line ? `${line} ${word}` : word;
    if (line && width(longer) > most) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}

function pieces(word: string, most: number, width: (text: string) => number): string[] {
  if (width(word) <= most) return [word];
  let end = word.length - 1;
  while (end > 1 && width(word.slice(0, end)) > most) end -= 1;
  return [word.slice(0, end), ...pieces(word.slice(end), most, width)];
}

/** The picture as an element, `sentence` under the chart and `notes` in small print. */
export function picture(page: PageContext, view: View, sentence: string, notes: string[]): SVGSVGElement {
  let y = EDGE;
  const parts: SVGElement[] = [];
  const write = (text: string, style: Style, after: number): void => {
    for (const line of wrap(text, WIDTH - 2 * EDGE, measure(style))) {
      y += style.size * 1.4;
      parts.push(s("text", { x: EDGE, y, fill: style.color, "font-size": style.size, "font-weight": style.weight ?? 400 }, line));
    }
    y += after;
  };
  write(page.t("answer"), { size: 22, weight: 700, color: INK }, 4);
  for (const exhibit of view.understood) write(exhibit, { size: 13, color: SOFT }, 0);
  y += 20;
  const words = { title: page.t("chart"), description: inWords(view.figures), log: page.t("chart_log"), lang: view.lang };
  const drawing = chart(bars(view.figures), words, WIDTH - 2 * EDGE);
  drawing.setAttribute("x", String(EDGE));
  drawing.setAttribute("y", String(y));
  drawing.setAttribute("font-family", FONT);
  parts.push(drawing);
  y += Number(drawing.getAttribute("height")) + 16;
  write(sentence, { size: 17, color: INK }, 14);
  for (const note of notes) write(note, { size: 11, color: SOFT }, 6);
  const height = Math.ceil(y + EDGE - 8);
  return s(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height, "font-family": FONT },
    s("rect", { width: WIDTH, height, fill: "#ffffff" }),
    s("rect", { width: WIDTH, height: 6, fill: "#162e51" }),
    parts,
  );
}

/** The text of an SVG file. */
export function svgText(element: SVGSVGElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(element)}\n`;
}

/** The picture as PNG, twice as fine as it is large. Rejects where the browser cannot draw it. */
export async function png(element: SVGSVGElement): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(element))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * Number(element.getAttribute("width"));
  canvas.height = 2 * Number(element.getAttribute("height"));
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no PNG"))), "image/png");
  });
}
