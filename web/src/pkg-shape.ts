/*
 * The shapes that pass through the doors of calc-wasm, written by hand until
 * "./pkg/types" is generated from the Rust types. Every string is ready to show.
 */

export type Lang = "en" | "es" | "es-US";

export interface Question {
  text: string;
  substance?: string;
  form?: "powder" | "tablet";
  purity?: string;
  lethal_dose?: string;
  tablet_share?: string;
  tablet_content?: string;
  preset?: string;
  as_of?: string;
  salt?: string;
  methods?: string[];
}

export interface Row {
  amount: string;
  unit: string;
  substance: string;
  form: "" | "powder" | "tablet";
  purity: string;
}

export interface Problem {
  code: string;
  message: string;
  hint: string | null;
  at: { start: number; end: number } | null;
  row?: number | null;
}

export interface Shown {
  public: string;
  exact: string;
  value: string;
}

export interface FigureView {
  methods: string[];
  label: string;
  formula: string;
  exhibits: number[];
  omitted: number[];
  note: string | null;
  range: string | null;
  central: string;
  doses: { low: Shown; central: Shown; high: Shown };
  working: string[];
  assumptions: string[];
}

export interface AssumptionView {
  id: string;
  name: string;
  value: string;
  range: string | null;
  from: string;
  notes: string[];
  source: number | null;
  end_sources: number[];
  given: boolean;
}

export interface SourceView {
  number: number;
  publisher: string;
  title: string;
  date: string;
  url: string;
}

export interface Statement {
  sentence: string;
  paragraph: string;
  footnote: string;
}

export interface View {
  lang: string;
  understood: string[];
  figures: FigureView[];
  exhibits: { understood: string; figures: FigureView[] }[];
  assumptions: AssumptionView[];
  warnings: { code: string; text: string }[];
  sources: SourceView[];
  small: string | null;
  disclaimer: string;
  statement: Statement | null;
  units: string[];
}

/** What menus offer. */
export interface Catalogue {
  version: string;
  data_version: string;
  substances: { id: string; name: string; has_dose: boolean; salts: { id: string; name: string; base: string }[] }[];
  presets: { id: string; title: string; from: string; to: string; values: { quantity: string; name: string; value: string }[] }[];
  units: { symbol: string; name: string; definition: string }[];
  methods: { id: string; label: string; formula: string }[];
}
