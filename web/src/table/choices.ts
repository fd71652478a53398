/** What a person may choose of a table, and what it makes of the options of the module. */

import type { Encoding } from "./kinds";
import type { Role, TableOptions } from "./shapes";

export interface Choices {
  /** Columns by their place; `null` leaves the role without one; what is not there is found by its name. */
  columns: Partial<Record<Role, number | null>>;
  unit: string;
  profile: string;
  purityUnit: "" | "fraction" | "percent";
  dateOrder: "" | "mdy" | "dmy";
  decimalComma: boolean;
  /** Names of columns, and `year`, `month`, `fiscal-year`. */
  totalsBy: string[];
  spreadsheetSafe: boolean;
  output: "" | "csv" | "tsv" | "jsonl";
  encoding: Encoding | null;
  sheet: string | null;
  /** Whether each row takes the preset of its date. */
  asOfRows: boolean;
  substance: string;
  preset: string;
  purity: string;
  lethalDose: string;
}

/** The most columns that totals go by. */
export const MOST_TOTALS = 3;

/** What is chosen before anybody chose. */
export function usual(): Choices {
  return {
    columns: {},
    unit: "",
    profile: "",
    purityUnit: "",
    dateOrder: "",
    decimalComma: false,
    totalsBy: ["substance"],
    spreadsheetSafe: true,
    output: "",
    encoding: null,
    sheet: null,
    asOfRows: false,
    substance: "",
    preset: "",
    purity: "",
    lethalDose: "",
  };
}

/** The choices that hold for another table too: not those that name its columns. */
export function forAnotherTable(choices: Choices): Choices {
  const { columns, totalsBy, encoding, sheet } = usual();
  return { ...choices, columns, totalsBy, encoding, sheet };
}

/** The options of a table called `name`. What is empty is left out, so that the core finds it by itself. */
export function options(choices: Choices, name: string): TableOptions {
  const { columns, unit, profile, purityUnit, dateOrder, output, asOfRows } = choices;
  const question = filled({
    substance: choices.substance,
    preset: asOfRows ? "" : choices.preset,
    purity: choices.purity,
    lethal_dose: choices.lethalDose,
  });
  return {
    name,
    columns: Object.fromEntries(Object.entries(columns).map(([role, at]) => [role, numbered(at)])),
    totals_by: choices.totalsBy,
    spreadsheet_safe: choices.spreadsheetSafe,
    decimal_comma: choices.decimalComma,
    as_of_rows: asOfRows,
    ...(Object.keys(question).length > 0 && { question }),
    ...(unit.trim() !== "" && { unit: unit.trim() }),
    ...(profile !== "" && { profile }),
    ...(purityUnit !== "" && { purity_unit: purityUnit }),
    ...(dateOrder !== "" && { date_order: dateOrder }),
    ...(output !== "" && { output }),
  };
}

/** A column by its number from 1, as several may have one name. */
function numbered(at: number | null): string {
  return at === null ? "" : `#${at + 1}`;
}

function filled(values: Record<string, string>): Record<string, string> {
  const given = Object.entries(values).filter(([, value]) => value.trim() !== "");
  return Object.fromEntries(given.map(([name, value]) => [name, value.trim()]));
}
