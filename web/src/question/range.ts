/* A range as three fields and as the one text that the core reads: `5%..10.3%..20%`. */

export interface Three {
  low: string;
  central: string;
  high: string;
}

/** The fields of a text. A text without dots, as a number or the name of a preset, is the central field. */
export function split(text: string, unit: string): Three {
  const parts = text.split("..").map((part) => bare(part.trim(), unit));
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
