//! How sure the figures of an answer are: quantiles, chances and drivers, beside their worst-case bounds.
//!
//! Every value that an answer rests on is spread over its range by a [shape](crate::sampling); what two exhibits
//! share, such as one purity preset, is one unknown to both. A total is given with its assumptions shared, and as if
//! each exhibit had its own where that differs.

mod ask;
mod build;
mod statement;
mod view;
mod viewer;
mod words;

pub use view::{DriverView, SpreadRow, SpreadView, SpreadsView};

use crate::assess::{Assessment, unreadable};
use crate::catalog::Catalog;
use crate::error::Error;
use crate::exact::Exact;
use crate::json;
use crate::method::Method;
use crate::sampling::{ShapeName, Spread};
use crate::shapes::{ShapeBy, Shapes};

use build::Builder;

/// What is asked of how sure an answer is, with every value still as it was written.
///
/// ```
/// use calc_core::{Catalog, Question, Shapes, SpreadQuestion};
/// let catalog = Catalog::built_in();
/// let question = Question {
///     text: "273 kg fentanyl powder".to_owned(),
///     purity: Some("triangular:7.6%..10.4%..13.2%".to_owned()),
///     lethal_dose: Some("uniform:1mg..3mg".to_owned()),
///     ..Question::default()
/// };
/// let assessment = question.answer(&catalog)?;
/// let asked = SpreadQuestion { exceeds: vec!["20 million".to_owned()], ..SpreadQuestion::default() };
/// let spreads = asked.spreads(Shapes::of(&question)?, &assessment, &catalog)?;
/// let adjusted = &spreads.figures[1].spread;
/// assert_eq!(adjusted.quantiles.len(), 3);
/// assert_eq!(adjusted.drivers[0].input, "lethal dose");
/// # Ok::<(), calc_core::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpreadQuestion {
    /// The shares of all cases whose quantiles are asked for: `5%,50%,95%`, which is what is answered without any.
    pub quantiles: Option<String>,
    /// Figures whose chance to be exceeded is asked for: `5 million`.
    pub exceeds: Vec<String>,
    /// The number of draws, where it is to be draws instead of integration: `1 million`.
    pub draws: Option<String>,
    /// Where the draws begin: `7`.
    pub seed: Option<String>,
}

/// How sure an answer is.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Spreads {
    /// What each assumption is spread by.
    pub inputs: Vec<InputSpread>,
    /// Each figure; none for an amount below the scale of a seizure.
    pub figures: Vec<FigureSpread>,
    /// Each total, where there are several exhibits.
    pub totals: Vec<TotalSpread>,
}

/// What an assumption is spread by.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct InputSpread {
    /// The id of the assumption; `exhibit-1/mass` for a mass whose uncertainty the text gives.
    pub assumption: String,
    /// Its name, as drivers have it.
    pub input: String,
    /// The shape.
    pub shape: ShapeName,
    /// What named the shape.
    pub by: ShapeBy,
}

impl InputSpread {
    /// Whether the shape has ends, beyond which no value lies: low and high are then such ends. Those of a sample of
    /// bags are an interval, whatever its shape.
    #[must_use]
    pub fn is_bounded(&self) -> bool {
        match self.shape {
            ShapeName::LogNormal => false,
            shape => shape == ShapeName::Fixed || self.by != ShapeBy::Sample,
        }
    }
}

/// How a figure of one exhibit is spread.
#[derive(Clone, Debug, serde::Serialize)]
pub struct FigureSpread {
    /// The exhibit, counted from 1.
    pub exhibit: usize,
    /// The method.
    pub method: Method,
    /// The spread.
    #[serde(flatten)]
    pub spread: Spread,
}

/// How a total is spread.
#[derive(Clone, Debug, serde::Serialize)]
pub struct TotalSpread {
    /// The methods.
    pub methods: Vec<Method>,
    /// The exhibits that it covers.
    pub exhibits: Vec<usize>,
    /// With what exhibits have in common as one unknown: where it is higher, it is so for all of them.
    pub shared: Spread,
    /// As if each exhibit had unknowns of its own, which average out; none where nothing is shared.
    pub independent: Option<Spread>,
}

impl SpreadQuestion {
    /// Reads a question from JSON, `{"quantiles": "5%,50%,95%", "exceeds": "5 million"}`: by integration, with at most
    /// one figure to exceed.
    ///
    /// # Errors
    /// [`ErrorKind::Json`](crate::ErrorKind::Json) for a text that is none, or that holds what no such question has.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let (mut question, mut exceeds) = (Self::default(), None);
        let mut fields = [
            ("quantiles", &mut question.quantiles),
            ("exceeds", &mut exceeds),
        ];
        json::read_texts(json, &mut fields).map_err(|why| unreadable(&why))?;
        question.exceeds = exceeds.into_iter().collect();
        Ok(question)
    }

    /// The same question about so many figures that are all equally likely, `n` of them: for a picture of dots.
    #[must_use]
    pub fn of_dots(n: u32) -> Self {
        let middle = |at: u32| {
            let share = Exact::from(100 * (2 * at + 1)) / Exact::from(2 * n);
            format!("{share}%")
        };
        Self {
            quantiles: Some((0..n).map(middle).collect::<Vec<_>>().join(",")),
            ..Self::default()
        }
    }

    /// How sure an answer is, with the shapes that its question names.
    ///
    /// # Errors
    /// For values that cannot be read, and [`ErrorKind::OutOfRange`](crate::ErrorKind::OutOfRange) for shares and
    /// numbers of draws past their limits.
    pub fn spreads(
        &self,
        shapes: Shapes,
        assessment: &Assessment,
        catalog: &Catalog,
    ) -> Result<Spreads, Error> {
        let ask = ask::ask(self, catalog)?;
        let builder = Builder { assessment, shapes };
        let figures = assessment.figures.iter().map(|figure| {
            Ok(FigureSpread {
                exhibit: figure.exhibit,
                method: figure.method,
                spread: builder.model(&[figure])?.spread(&ask)?,
            })
        });
        let totals = assessment.totals.iter().map(|total| {
            let model = builder.model(&builder.parts(total))?;
            let independent = model.shares().then(|| model.independent().spread(&ask));
            Ok(TotalSpread {
                methods: total.methods.clone(),
                exhibits: total.exhibits.clone(),
                shared: model.spread(&ask)?,
                independent: independent.transpose()?,
            })
        });
        let several = assessment.exhibits.len() > 1;
        Ok(Spreads {
            inputs: builder.inputs()?,
            figures: figures.collect::<Result<_, Error>>()?,
            totals: if several {
                totals.collect::<Result<_, Error>>()?
            } else {
                Vec::new()
            },
        })
    }
}
