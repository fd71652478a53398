/* The doors of what stands beside an answer, with types. */

import { inWhole, unwrap, type Answer } from "../core";
import type { ImpactQuestion, ImpactView, Lang, Question, SpreadsView, Statement, TabletQuestion, TabletsView, TotalItem } from "../pkg-shape";
import type { Sure } from "../state";

/** An answer set beside something. */
export function impact(question: Question, beside: ImpactQuestion, lang: Lang): Answer<ImpactView> {
  return unwrap(inWhole((one) => one.impact(JSON.stringify(question), JSON.stringify(beside), lang)), "impact");
}

/** The published totals that an answer can be set beside, newest first. */
export function totals(lang: Lang): TotalItem[] {
  return JSON.parse(inWhole((one) => one.totals(lang))) as TotalItem[];
}

/** How sure an answer is, with a figure whose chance to be exceeded is asked for. */
export function spreads(question: Question, sure: Sure, lang: Lang): Answer<SpreadsView> {
  return unwrap(inWhole((one) => one.spreads(JSON.stringify(question), JSON.stringify(sure), lang)), "spreads");
}

/** The statement with the range that nine of ten cases lie in. */
export function likelyStatement(question: Question, lang: Lang): Answer<Statement> {
  return unwrap(inWhole((one) => one.likely_statement(JSON.stringify(question), lang)), "statement");
}

/** The whole assessment with what stands beside it, byte for byte as the command prints it. */
export function assessWith(question: Question, beside: ImpactQuestion | null, sure: Sure | null): string {
  const asked = (value: object | null): string => (value ? JSON.stringify(value) : "");
  return inWhole((one) => one.assess_with(JSON.stringify(question), asked(beside), asked(sure)));
}

/** The dose risk of a batch of tablets. */
export function tablets(question: TabletQuestion, lang: Lang): Answer<TabletsView> {
  return unwrap(inWhole((one) => one.tablets(JSON.stringify(question), lang)), "tablets");
}

/** The same as data, byte for byte as the command prints it. */
export function assessTablets(question: TabletQuestion): string {
  return inWhole((one) => one.assess_tablets(JSON.stringify(question)));
}
