//! A seizure beside published totals, a larger seizure, a population, a price, a statute's weights, and what it
//! would be as tablets or bricks: comparisons, each with its source and its own caveat.
//!
//! No measure is a number of anybody: doses per resident are a quotient of two numbers, and value is mass times a
//! price that the user answers for.

mod amounts;
mod compare;
mod data;
mod measure;
mod price;
mod scale;
mod shares;
mod view;
mod worth;

pub(crate) use data::TOTALS;
pub use data::{Amount as PublishedAmount, PublishedTotal, impact_sources, published_totals};
pub use measure::{Measure, MeasureKind};
pub use view::{ImpactView, MeasureView, TotalItem, total_items};

use crate::assess::{Assessment, Settings, unreadable};
use crate::catalog::Catalog;
use crate::error::{Error, ErrorKind};
use crate::exact::Exact;
use crate::json;
use crate::reading;

use compare::Comparing;
use price::Price;

/// The largest population that is taken.
const MAX_POPULATION: &str = "1000000000000";

/// What a seizure is set beside, with every value still as it was written.
///
/// ```
/// use calc_core::{Catalog, ImpactQuestion, Settings, answer};
/// let (catalog, settings) = (Catalog::built_in(), Settings::default());
/// let assessment = answer("about 152 pounds of fentanyl", &settings, &catalog)?;
/// let question = ImpactQuestion { of: Some("1,875 lb".to_owned()), ..ImpactQuestion::default() };
/// let impact = question.impact(&assessment, &settings, &catalog)?;
/// let share = impact.measures.iter().find(|one| one.kind == calc_core::MeasureKind::ShareOfSeizure);
/// assert_eq!(share.expect("a share").value.central.to_string(), "8.106666666666666666666666667");
/// # Ok::<(), calc_core::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct ImpactQuestion {
    /// The larger seizure, `1,875 lb`, or the id of a published total, `cbp-fy2024`.
    pub of: Option<String>,
    /// Residents: `11.8M`.
    pub population: Option<String>,
    /// `34000/kg`; of gross weight unless it says `pure`.
    pub price: Option<String>,
}

/// The comparisons of an answer.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Impact {
    /// The comparisons; none for an amount below the scale of a seizure.
    pub measures: Vec<Measure>,
}

impl ImpactQuestion {
    /// Reads a question from JSON: `{"of": "1,875 lb"}`.
    ///
    /// # Errors
    /// [`ErrorKind::Json`] for a text that is none, or that holds what no such question has.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let mut question = Self::default();
        let mut fields = [
            ("of", &mut question.of),
            ("population", &mut question.population),
            ("price", &mut question.price),
        ];
        json::read_texts(json, &mut fields).map_err(|why| unreadable(&why))?;
        Ok(question)
    }

    /// The comparisons that an answer allows.
    ///
    /// # Errors
    /// For values that cannot be read, and [`ErrorKind::Conflict`] for those that do not fit the answer: a price
    /// for two substances, a larger seizure that is smaller, a weight where nothing was weighed.
    pub fn impact(
        &self,
        assessment: &Assessment,
        settings: &Settings,
        catalog: &Catalog,
    ) -> Result<Impact, Error> {
        let price = self.price.as_deref().map(|text| Price::read(text, catalog));
        let price = price.transpose()?;
        let residents = self
            .population
            .as_deref()
            .map(|text| residents(text, catalog));
        let residents = residents.transpose()?;
        let mut comparing = Comparing::new(assessment, settings, catalog);
        if assessment.figures.is_empty() {
            return Ok(Impact {
                measures: Vec::new(),
            });
        }
        if let Some(of) = &self.of {
            comparing.share_of(of.trim())?;
        }
        comparing.shares_of_years();
        if let Some(residents) = residents {
            comparing.doses_per_resident(residents);
        }
        if let Some(price) = &price {
            comparing.value(price)?;
        }
        comparing.mixture_weights();
        comparing.equivalents();
        Ok(Impact {
            measures: comparing.measures,
        })
    }
}

/// A population, which is a whole number.
fn residents(text: &str, catalog: &Catalog) -> Result<Exact, Error> {
    let number = reading::count(text, catalog).map_err(|error| error.placeless())?;
    let whole = number.value().fract().is_zero();
    if whole && number >= Exact::ONE && number <= Exact::literal(MAX_POPULATION) {
        return Ok(number);
    }
    let message = say!(
        "a population of {} is not a whole number from 1 to {}",
        number,
        Exact::literal(MAX_POPULATION)
    );
    Err(Error::new(ErrorKind::OutOfRange, message)
        .hint(say!("write the residents, as in 11.8 million")))
}
