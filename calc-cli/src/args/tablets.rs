//! `tablets`: a batch, what is known of it, and a sample of it.

use clap::{Args, ValueEnum};

use super::{CatalogFile, Known};

pub const EXAMPLES: &str = "\
Examples:
  dosecalc tablets 50,000 fentanyl tablets --sample 5
  dosecalc tablets 50,000 fentanyl tablets --preset dea-2022
  dosecalc tablets 10 kg of fentanyl tablets --mean 1.94mg --spread 1.1mg";

/// `tablets`: a batch, and what is known of its tablets.
#[derive(Args, Debug)]
#[command(about = super::about::TABLETS)]
pub struct Tablets {
    /// The batch, as people write it: a count of tablets, or what they weigh
    #[arg(required = true, value_name = "TEXT", value_parser = Known::none())]
    pub words: Vec<String>,
    /// How many tablets a sample has: the chance that at least one of them holds a lethal dose
    #[arg(long, value_name = "COUNT", value_parser = Known::none())]
    pub sample: Option<String>,
    /// How to answer
    #[arg(long, value_enum, default_value_t = TabletsFormat::Text)]
    pub format: TabletsFormat,
    /// The user's catalogue.
    #[command(flatten)]
    pub catalog: CatalogFile,
    /// What is known of the tablets; last, because its help heading holds for what follows.
    #[command(flatten)]
    pub content: Content,
}

/// What is known of the tablets.
#[derive(Args, Debug)]
#[command(next_help_heading = "Assumptions")]
pub struct Content {
    /// Mean content of a tablet, as in 1.94mg
    #[arg(long, value_name = "MASS", value_parser = Known::none())]
    pub mean: Option<String>,
    /// Its standard deviation, as in 1.1mg, or the lowest and the highest tested, as in 0.03mg..9mg
    #[arg(long, value_name = "MASS", value_parser = Known::none())]
    pub spread: Option<String>,
    /// Share of tablets that hold at least one lethal dose: 29%, or the id of a preset
    #[arg(long, value_name = "SHARE", hide_possible_values = true, value_parser = Known::presets())]
    pub tablet_share: Option<String>,
    /// One potentially lethal dose: 2mg, 1mg..2mg..3mg, or the id of a published value
    #[arg(long, value_name = "MASS", hide_possible_values = true, value_parser = Known::doses())]
    pub lethal_dose: Option<String>,
    /// Preset whose published share to take; the newest of DEA's if left out
    #[arg(long, value_name = "ID", hide_possible_values = true, value_parser = Known::presets())]
    pub preset: Option<String>,
    /// Take the preset of this month, as in 2023-05
    #[arg(long, value_name = "MONTH", conflicts_with = "preset", value_parser = Known::none())]
    pub as_of: Option<String>,
    /// Substance, where the text names none
    #[arg(long, value_name = "NAME", hide_possible_values = true, value_parser = Known::substances())]
    pub substance: Option<String>,
}

/// How an answer about tablets is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TabletsFormat {
    /// For people
    Text,
    /// For programs, with decimals as strings
    Json,
    /// For documents
    Markdown,
}
