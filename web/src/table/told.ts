/** Which field a problem is about, so that it is told there and not above all. */

import type { Choices } from "./choices";
import type { Session } from "./session";
import type { Problem } from "./shapes";

/** The choice that a problem is about, by the code of the problem. */
const ABOUT: readonly (readonly [string, keyof Choices])[] = [
  ["purity", "purity"],
  ["range", "purity"],
  ["range", "lethalDose"],
  ["number", "purity"],
  ["number", "lethalDose"],
  ["out-of-range", "purity"],
  ["out-of-range", "lethalDose"],
  ["lethal-dose", "lethalDose"],
  ["conflict", "purity"],
  ["conflict", "lethalDose"],
  ["missing-unit", "lethalDose"],
  ["preset", "preset"],
  ["unknown-substance", "substance"],
  ["missing-substance", "substance"],
  ["unknown-unit", "unit"],
  ["ambiguous-unit", "unit"],
  ["wrong-dimension", "unit"],
];

/** The problem that stops the session, if there is one. */
export function problemOf({ trouble }: Session): Problem | null {
  return trouble?.is === "problem" ? trouble.problem : null;
}

/** The choice that a problem is about: the first that was made and has such problems. */
export function choiceOf(session: Session): keyof Choices | null {
  const code = problemOf(session)?.code;
  const made = ([of, choice]: readonly [string, keyof Choices]) => of === code && session.choices[choice] !== "";
  return ABOUT.find(made)?.[1] ?? null;
}

/** Whether what stops the session is told at a field. */
export function isToldAtField(session: Session): boolean {
  if (session.found === null || problemOf(session) === null) return false;
  return session.found.open.length > 0 || choiceOf(session) !== null;
}
