/** A conversion that ended without a result. */

import type { Problem } from "./shapes";
import type { Trouble } from "./talk";

export class Stopped extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble.is);
  }
}

/** What any failure means for the person who waits. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof Stopped) return error.trouble;
  const problem = asProblem(error);
  if (problem) return { is: "problem", problem };
  const name = error instanceof Error ? error.name : "";
  if (name === "NotReadableError" || name === "NotFoundError") return { is: "unreadable" };
  if (error instanceof RangeError || /memory|unreachable/i.test(String(error))) return { is: "no-memory" };
  return { is: "failed", detail: String(error) };
}

/** The module throws its problems as JSON. */
function asProblem(error: unknown): Problem | null {
  if (typeof error !== "string" || !error.startsWith("{")) return null;
  try {
    const parsed = JSON.parse(error) as Problem | { error: Problem };
    return "error" in parsed ? parsed.error : parsed;
  } catch {
    return null;
  }
}
