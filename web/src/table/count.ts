/** Counts of rows and bytes; figures and masses come from the core as text. */

/** A whole number with the groups of a language: `1,234,567`; in Spanish `1 234 567` but `1234`. */
export function count(number: number, lang: string): string {
  const digits = String(Math.trunc(number));
  if (lang === "es") return digits.length < 5 ? digits : grouped(digits, "\u00a0");
  return grouped(digits, ",");
}

function grouped(digits: string, between: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, between);
}

/** A size of a file: `74 MB`. */
export function size(bytes: number, lang: string): string {
  const [unit, one] = bytes < 1000 ? ["B", 1] : bytes < 1e6 ? ["kB", 1e3] : ["MB", 1e6];
  return `${count(Math.round(bytes / Number(one)), lang)}\u00a0${unit}`;
}

/** A share in percent: `42%`, in Spanish `42 %`. */
export function percent(part: number, whole: number, lang: string): string {
  const value = whole === 0 ? 100 : Math.floor((100 * part) / whole);
  return lang === "es" ? `${value}\u00a0%` : `${value}%`;
}

/** Tenths of seconds, from milliseconds: `1.2`, in Spanish `1,2`. */
export function seconds(took: number, lang: string): string {
  const tenths = (took / 1000).toFixed(1);
  return lang === "es" ? tenths.replace(".", ",") : tenths;
}
