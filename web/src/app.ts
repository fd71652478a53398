/* What the parts of the page work on together. */

import type { PageContext } from "./context";
import type { State, Store } from "./state";

export interface App {
  page: PageContext;
  store: Store<State>;
  /** The version of the data of this page, which links carry. */
  version: string;
  /** The version that an older link was made with; null for a question typed here. */
  older: string | null;
  /** True while somebody types: what cannot be read yet is not called wrong. */
  typing: boolean;
  /** Shows the answer to the question as it now stands. */
  refresh(): void;
}
