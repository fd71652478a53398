//! Numbers and shapes of a spread, as people read them.

use super::{InputSpread, ShapeBy};
use crate::exact::Exact;
use crate::message::{Arg, Message};
use crate::sampling::{Exceedance, Quantile, ShapeName};
use crate::show;
use crate::wording::Words;

/// From here on, ten significant digits leave no decimals.
const LARGE: Exact = Exact::literal("100000000");
/// Below this share of the spread whole percents say nothing.
const LEAST_PART: Exact = Exact::literal("0.005");

/// Doses, with decimals as far as they mean something; of draws with the standard error.
pub fn figure(quantile: &Quantile, words: &Words<'_>) -> String {
    let places = if quantile.value < LARGE { 2 } else { 0 };
    let shown = words.rounded(quantile.value, places);
    match quantile.error {
        Some(error) => say!("{} (error {})", shown, words.public(error).text).written(words),
        None => shown,
    }
}

/// A chance in percent: one that is neither none nor all is never shown as that.
pub fn chance(exceeds: &Exceedance) -> String {
    let chance = exceeds.chance;
    if chance == Exact::ZERO || chance == Exact::ONE {
        return if chance == Exact::ZERO { "0%" } else { "100%" }.to_owned();
    }
    if chance < Exact::literal("0.0001") {
        "< 0.01%".to_owned()
    } else if chance > Exact::literal("0.9999") {
        "> 99.99%".to_owned()
    } else {
        percent(chance)
    }
}

/// A share in percent, with at most two decimals.
pub fn percent(share: Exact) -> String {
    format!("{}%", show::rounded(share * Exact::from(100_u32), 2))
}

/// A share of the spread: whole percents say all that it can say.
pub fn part(share: Exact, words: &Words<'_>) -> String {
    if share < LEAST_PART {
        return say!("under 1%").written(words);
    }
    let percent = show::rounded(share * Exact::from(100_u32), 0);
    words.numbers(&format!("{}%", percent.trim_start_matches("≈ ")))
}

/// "purity pert (the default shape of a range)".
pub fn shape(name: String, input: &InputSpread) -> Message {
    let shape = Arg::term(input.shape.name());
    match input.by {
        ShapeBy::Default if input.shape != ShapeName::Fixed => {
            say!("{} {} (the default shape of a range)", name, shape)
        }
        ShapeBy::Catalog => {
            // A preset's values have its id in front.
            let entry = input.assumption.split('/').next();
            say!("{} {} (by {})", name, shape, entry.unwrap_or_default())
        }
        ShapeBy::Sample => say!("{} {} (by the sample of bags)", name, shape),
        ShapeBy::Weighing => say!("{} {} (by its U and k)", name, shape),
        ShapeBy::Default | ShapeBy::Question => say!("{} {}", name, shape),
    }
}
