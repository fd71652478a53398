/* The shapes that pass through the doors of the module, by the names that the page uses. They come from the Rust types. */

export type {
  AssumptionView,
  Catalogue,
  FigureView,
  ImpactQuestion,
  ImpactView,
  Language as Lang,
  Problem,
  Question,
  Row,
  Shown,
  ShapesView,
  SourceView,
  SpreadsView,
  SpreadView,
  Statement,
  TabletQuestion,
  TabletsView,
  TotalItem,
  View,
} from "./pkg/types";
export { WITH_POINT } from "./pkg/types";
