//! Spreads: shapes, quantiles, totals, draws, drivers, bags.

/// Models as the cases write them.
mod told;

/// From a sample of bags to all of them.
mod bags;
/// Draws against integration, and against themselves.
mod draws;
/// Shares of the spread.
mod drivers;
/// Golden values of an independent oracle.
mod golden;
/// Properties over hostile inputs.
mod hostile;
/// Shapes as text, and what is refused.
mod text;
/// Totals that share inputs, and that do not.
mod totals;
