/** Tables as the module of tables tells them: calc-wasm/src/table. All texts are ready to show. */

import type { AssumptionView, SourceView } from "../pkg-shape";

export interface Problem {
  code: string;
  message: string;
  hint: string | null;
}

export const ROLES = [
  "substance", "quantity", "unit", "form", "count", "purity", "purity_low", "purity_high", "date",
] as const;
export type Role = (typeof ROLES)[number];

export interface TableOptions {
  name?: string;
  question?: Record<string, string>;
  columns?: Partial<Record<Role, string>>;
  unit?: string;
  profile?: string;
  purity_unit?: "fraction" | "percent";
  date_order?: "mdy" | "dmy";
  as_of_rows?: boolean;
  decimal_comma?: boolean;
  totals_by?: string[];
  spreadsheet_safe?: boolean;
  output?: "csv" | "tsv" | "jsonl";
}

export interface Found {
  delimiter: string | null;
  columns: Column[];
  lines_above: number;
  mapping: Mapped[];
  open: Open[];
  profile: ProfileFound | null;
  /** What totals can go by beside columns. */
  totals_by: string[];
  rows: string[][];
  problem: Problem | null;
}

export interface Column { name: string; is_number: boolean }
export interface Mapped { role: string; columns: number[]; text: string }
export interface Open { role: string; columns: number[]; problem: Problem }
export interface ProfileFound { id: string; publisher: string; title: string; used: boolean }
export interface Progress { rows: number; ok: number; passed: number; rejected: number }

export interface Done {
  rows: { read: number; ok: number; passed: number; rejected: number; text: string };
  statuses: Count[];
  rejected: Count[];
  first_rejects: RejectedRow[];
  totals: TotalsFound | null;
  assumptions: AssumptionView[];
  warnings: { code: string; text: string }[];
  sources: SourceView[];
  disclaimer: string;
  totals_csv: string | null;
  summary: string;
}

export interface Count { code: string; text: string; rows: number }
export interface RejectedRow { line: number; column: string | null; code: string; reason: string; raw: string }

export interface TotalsFound {
  by: string[];
  unit: string;
  groups: Group[];
  /** How many groups are in the CSV alone. */
  more: number;
  all: Group;
}

export interface Group {
  key: string[];
  rows: number;
  mass: Shown;
  tablets: Shown | null;
  doses: { if_pure: Shown | null; low: Shown | null; central: Shown | null; high: Shown | null };
  methods: string[];
}

/** A number for people, for those who check it, and for a chart. */
export interface Shown { public: string; exact: string; value: string }
