/* The page in English. */

export const en = {
  skip: "Skip to the answer",
  tagline: "Seized weights as potential lethal-dose equivalents",
  parts: "What to convert",
  part_one: "One seizure",
  part_table: "A table of seizures",
  ask: "What was seized?",
  ask_hint: "For example, 152 pounds of fentanyl",
  private:
    "Nothing leaves this device: the page works everything out here, and keeps nothing of what you type.",
};
