/** Tables as the module of tables tells them, by the names that the page uses. They come from the Rust types. */

import type { TableOptions as Options } from "../pkg/types";

export type {
  Column,
  Count,
  Done,
  Found,
  GroupView as Group,
  Progress,
  Refusal as Problem,
  RejectedRow,
  Shown,
  TotalsFound,
} from "../pkg/types";

/** Everything may be left out. */
export type TableOptions = Partial<Options>;

/** What a column can be for, in the order of the menus. */
export const ROLES = [
  "substance", "quantity", "unit", "form", "count", "purity", "purity_low", "purity_high", "date",
] as const;
export type Role = (typeof ROLES)[number];
