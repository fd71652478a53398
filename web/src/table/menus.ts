/** What menus of the part for tables offer, out of the catalogue. */

import type { Catalogue } from "../pkg-shape";
import type { Option } from "./fields";

export interface Menus {
  substances: string[];
  units: string[];
  presets: Option[];
}

export function menus(catalogue: Catalogue): Menus {
  void catalogue;
  return { substances: [], units: [], presets: [] };
}
