/* The doors of what stands beside an answer, with types. */

import { inWhole, unwrap, type Answer } from "../core";
import type { ImpactQuestion, ImpactView, Lang, Question, TotalItem } from "../pkg-shape";

/** An answer set beside something. */
export function impact(question: Question, beside: ImpactQuestion, lang: Lang): Answer<ImpactView> {
  return unwrap(inWhole((one) => one.impact(JSON.stringify(question), JSON.stringify(beside), lang)), "impact");
}

/** The published totals that an answer can be set beside, newest first. */
export function totals(lang: Lang): TotalItem[] {
  return JSON.parse(inWhole((one) => one.totals(lang))) as TotalItem[];
}

/** The whole assessment with what stands beside it, byte for byte as the command prints it. */
export function assessWith(question: Question, beside: ImpactQuestion | null): string {
  return inWhole((one) => one.assess_with(JSON.stringify(question), beside ? JSON.stringify(beside) : "", ""));
}
