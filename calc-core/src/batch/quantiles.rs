//! How sure the figures of a table are: which quantiles are asked for, and by which shapes.

use super::ratio::without_end_zeros;
use super::request::Cell;
use crate::assess::Question;
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::message::{Arg, Message};
use crate::sampling::{Ask, ShapeName};
use crate::shapes::{self, Shapes};

/// What is asked of how sure the figures of a table are.
///
/// ```
/// use calc_core::Question;
/// use calc_core::batch::Quantiles;
/// let question = Question { purity: Some("uniform:5%..20%".to_owned()), ..Question::default() };
/// let asked = Quantiles::read(Some("2.5%,97.5%"), &question)?.expect("quantiles");
/// let names: Vec<String> = asked.columns().into_iter().map(|(_, name)| name).collect();
/// assert_eq!(names, ["doses_p2.5", "doses_p97.5", "doses_mean"]);
///
/// // Without a list and without a shape nobody asks.
/// assert!(Quantiles::read(None, &Question::default())?.is_none());
/// # Ok::<(), calc_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Quantiles {
    pub(super) ask: Ask,
    pub(super) shapes: Shapes,
}

impl Quantiles {
    /// What a list of shares such as `5%,50%,95%` asks for, which an empty one stands for; and what the shapes
    /// of a question do, where there is no list. `None` where neither asks.
    ///
    /// # Errors
    /// For shares and shapes that cannot be read or are past their limits.
    pub fn read(list: Option<&str>, question: &Question) -> Result<Option<Self>, Error> {
        // What would compute them is left out of such a build: the page as a single file has no room for it.
        if cfg!(not(feature = "spreads")) {
            return list.map_or(Ok(None), |_| Err(left_out()));
        }
        let shapes = Shapes::of(question)?;
        if list.is_none() && !shapes.any() {
            return Ok(None);
        }
        let ask = shapes::quantiles(list.filter(|list| !list.trim().is_empty()))?;
        Ok(Some(Self { ask, shapes }))
    }

    /// The shapes, for a person; a lognormal one can take quantiles beyond the low and the high of its row.
    pub(super) fn told(&self) -> Message {
        let plain = ShapeName::PLAIN.name();
        let named = self.shapes.named();
        let is_lognormal = |(_, name): &(_, ShapeName)| *name == ShapeName::LogNormal;
        let has_lognormal = named.iter().any(is_lognormal);
        let shapes = named.into_iter().map(|(label, name)| {
            Arg::Message(say!("{} {}", Arg::term(label), Arg::term(name.name())))
        });
        let shapes: Vec<Arg> = shapes.collect();
        if shapes.is_empty() {
            return say!(
                "quantiles: a range that names no shape is spread as {}",
                plain
            );
        }
        let shapes = Arg::List(", ", shapes);
        if has_lognormal {
            say!(
                "quantiles: {}; a lognormal value has no bounds, so that quantiles can lie beyond low and high; any other range is spread as {}",
                shapes,
                plain
            )
        } else {
            say!(
                "quantiles: {}; any other range is spread as {}",
                shapes,
                plain
            )
        }
    }

    /// The columns that are added, each with its name: `doses_p5`, and at the end `doses_mean`.
    #[must_use]
    pub fn columns(&self) -> Vec<(Cell, String)> {
        let quantile = |(at, share): (u16, &Exact)| (Cell::Quantile(at), quantile_name(*share));
        let quantiles = (0..).zip(self.ask.shares()).map(quantile);
        let mean = (Cell::Mean, Cell::Mean.name().to_owned());
        quantiles.chain([mean]).collect()
    }
}

/// The name of the column of a quantile: `doses_p2.5`.
pub fn quantile_name(share: Exact) -> String {
    let percent = share * Exact::from(100_u32);
    format!(
        "{}{}",
        Cell::QUANTILE,
        without_end_zeros(percent.to_string())
    )
}

fn left_out() -> Error {
    let message = why!("quantiles are left out of the page as a single file");
    Error::new(ErrorKind::Conflict, message).hint(why!(
        "leave them out, or use the page from its site, or the command"
    ))
}
