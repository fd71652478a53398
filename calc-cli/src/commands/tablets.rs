//! `tablets`: the dose risk of a batch.

use calc_core::TabletQuestion;

use crate::args::{Color, Tablets, TabletsFormat};
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::files;
use crate::paint;

/// Answers for the batch.
///
/// # Errors
/// [`Failure::Refused`] for what the core refuses, and where the answer cannot be written.
pub fn run(args: &Tablets, color: Color, console: &mut Console<'_>) -> Result<Exit, Failure> {
    let catalog = files::catalog(args.catalog.path.as_deref())?;
    let question = question(args);
    let refused = |error| Failure::refused(error, &question.text);
    let risk = question.answer(&catalog).map_err(refused)?;
    console.answer(&match args.format {
        TabletsFormat::Text => paint::tablets_text(&risk, console.look(color)),
        TabletsFormat::Markdown => paint::tablets_markdown(&risk),
        TabletsFormat::Json => paint::tablets_json(&risk),
    })?;
    Ok(Exit::Answered)
}

fn question(args: &Tablets) -> TabletQuestion {
    let content = &args.content;
    TabletQuestion {
        text: args.words.join(" ").trim().to_owned(),
        substance: content.substance.clone(),
        mean: content.mean.clone(),
        spread: content.spread.clone(),
        tablet_share: content.tablet_share.clone(),
        sample: args.sample.clone(),
        lethal_dose: content.lethal_dose.clone(),
        preset: content.preset.clone(),
        as_of: content.as_of.clone(),
    }
}
