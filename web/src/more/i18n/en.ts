/* What stands beside an answer, and batches of tablets, in English. */

export const en = {
  beside_hint: "Shares of published yearly totals, the mixture weights of a statute, tablets and bricks; and what you name here. Each comparison says where it comes from and what to mind.",
  beside_on: "Show the comparisons",
  of: "A larger seizure, or a published total",
  of_hint: "As in 1,875 lb, or choose one from the list",
  population: "Residents",
  population_hint: "As in 11.8 million",
  price: "A price of your own",
  price_hint: "As in 34000/kg, $12,000/lb, or $2/tablet. It is taken of gross weight unless it says pure",
  beside: "Set beside other figures",
  beside_waiting: "Not understood yet: see the field.",
  beside_copy: "Copy the comparisons",
  copied: "Copied",
  copy_failed: "This browser does not let the page copy. The text is selected: press Ctrl+C, or ⌘C on a Mac.",
  given: "with a value of yours",
};
