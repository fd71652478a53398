/* A range as fields and as the one text that the core reads: `5%..10.3%..20%`, or with a shape `pert:5%..10.3%..20%`. */

export interface Three {
  low: string;
  central: string;
  high: string;
}

/** The shapes that one may name; without one, a range has the usual. */
export const SHAPES = ["", "triangular", "pert", "uniform", "lognormal"] as const;
export type Shape = (typeof SHAPES)[number];

/** The shape that a text names; one that is not known stays with the values, for the core to refuse. */
export function shapeOf(text: string): Shape {
  const name = text.split(":")[0]?.trim().toLowerCase();
  return SHAPES.find((shape) => text.includes(":") && shape === name) ?? "";
}

/** Of these shapes only the ends are named. */
function hasEndsOnly(shape: Shape): boolean {
  return shape === "uniform" || shape === "lognormal";
}

/** The text of the fields, with the shape in front; empty where all fields are. */
export function joinShaped(shape: Shape, three: Three, unit: string): string {
  const text = join(hasEndsOnly(shape) ? { ...three, central: "" } : three, unit);
  return shape && text ? `${shape}:${text}` : text;
}

/** The fields of a text. A text without dots, as a number or the name of a preset, is the central field. */
export function split(text: string, unit: string): Three {
  const values = shapeOf(text) ? text.slice(text.indexOf(":") + 1) : text;
  const parts = values.split("..").map((part) => bare(part.trim(), unit));
  if (parts.length === 3) return { low: parts[0] ?? "", central: parts[1] ?? "", high: parts[2] ?? "" };
  if (parts.length === 2) return { low: parts[0] ?? "", central: "", high: parts[1] ?? "" };
  return { low: "", central: parts[0] ?? "", high: "" };
}

/** The text of the fields; empty where all are. Fields left empty are left out, and the core says if it needs them. */
export function join(three: Three, unit: string): string {
  return [three.low, three.central, three.high]
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => (/^[\d.,\s]+$/.test(part) ? part + unit : part))
    .join("..");
}

function bare(part: string, unit: string): string {
  return part.endsWith(unit) ? part.slice(0, -unit.length).trim() : part;
}
