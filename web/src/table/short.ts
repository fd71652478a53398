/** Texts of strangers, as much of them as a page shows. */

/** Signs that turn the direction of what follows, and control characters. */
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text of at most so many characters; what is cut ends with an ellipsis. */
export function short(text: string, most = 200): string {
  if (text.length <= most) return text;
  // Half a character is no text.
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** The name of a file in a sentence. */
export function shownName(name: string): string {
  return short(name.replace(HIDDEN, ""), 80);
}
