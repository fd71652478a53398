/** What menus of the part for tables offer, out of the catalogue. */

import type { Catalogue } from "../pkg-shape";
import type { Option } from "./fields";

export interface Menus {
  substances: string[];
  units: string[];
  presets: Option[];
}

export function menus({ substances, units, presets }: Catalogue): Menus {
  return {
    substances: substances.map(({ id }) => id),
    units: [...units.map(({ symbol }) => symbol), "tablets"],
    presets: presets.map(({ id, title, values }) => [id, [title, ...values.map(({ value }) => value)].join(" · ")]),
  };
}
