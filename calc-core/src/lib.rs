//! Seized drug weights to potential lethal-dose equivalents, with purity and ranges, and how it got there.
//!
//! ```
//! use calc_core::{Catalog, Settings, answer, show};
//!
//! let assessment = answer("about 152 pounds of fentanyl", &Settings::default(), &Catalog::built_in())?;
//! let [if_pure, adjusted] = &assessment.figures[..] else { panic!("two figures") };
//!
//! assert_eq!(show::rounded(if_pure.doses.central.count(), 2), "34,473,020.12");
//! assert_eq!(show::rounded(adjusted.doses.low.count(), 2), "≈ 1,827,070.07");
//! assert_eq!(show::rounded(adjusted.doses.high.count(), 2), "≈ 6,722,238.92");
//! assert_eq!(show::rounded(adjusted.doses.central.count(), 2), "≈ 3,550,721.07");
//! assert_eq!(assessment.assumptions[1].id, "dea-fy2025/purity");
//! # Ok::<(), calc_core::Error>(())
//! ```
//!
//! A whole table goes through [`batch`], block by block, to the same figures:
//!
//! ```
//! use std::sync::Arc;
//! use calc_core::Catalog;
//! use calc_core::batch::{Converted, Plan, Request, Worker, detect};
//!
//! let table = b"drug,weight (lb)\nfentanyl,152\n";
//! let (layout, header) = detect(table, None, &Request::default())?;
//! let plan = Plan::new(&header.names, layout, Request::default(), &Catalog::built_in())?;
//! let mut worker = Worker::new(Arc::new(plan));
//! let mut rows = Converted::default();
//! worker.convert(&table[header.end..], &mut rows)?;
//! assert!(rows.table().starts_with(b"fentanyl,152,34473020.12,1827070.07,3550721.07,6722238.92,0.103,"));
//! # Ok::<(), calc_core::Error>(())
//! ```
//!
//! # Laws
//!
//! - **Exact.** Every number is an [`Exact`]: a decimal that knows whether it was rounded. Masses are uom
//!   quantities over it, with factors to the last digit. No module but [`sampling`] holds a float.
//! - **Sourced.** Every constant that is not arithmetic is an entry of the [`Catalog`] with its source, and
//!   every [`Assessment`] lists those it rests on.
//! - **No silent guess.** [`read`] refuses text with two readings and says what to write; see
//!   [`Error::hint_text`].
//! - **Purity once.** [`GrossMass`], [`PureMass`] and [`LethalDose`] are different types: what must not be
//!   added, multiplied or divided does not compile.
//! - **One door.** No I/O, no clock, no environment, no locale: every front calls [`answer`].
//!
//! # What it does not do
//!
//! It does not predict deaths, lives or harm, gives no personal-dose answer (below
//! [`MIN_SEIZURE_GRAMS`] there are no figures), does not interpret statutes, and does not turn volumes,
//! plants or packages into masses.
//!
//! # Code map
//!
//! | module | idea |
//! |---|---|
//! | `exact` | decimals with an exactness bit, as uom storage |
//! | `uncertainty` | the expanded uncertainty U of a weighing and its coverage factor k |
//! | `unit`, `mass`, `purity`, `dose`, `range` | the quantities, and which of them combine |
//! | `reading` | what people write, to [`Exhibit`]s: `lexer`, `lexicon` and `item` give words their meaning; `number`, `measure`, `amount`, `describe`, `restated` and `repeats` read them |
//! | [`catalog`] | `data/*.toml` as constants, a user's file over them, the preset of a period |
//! | `assess` | exhibits and assumptions to an [`Assessment`]: `choose`, `terms`, `figure`, `working`, `total`, `warn`, `round` |
//! | `shapes` | what a figure is made of, and the shapes of its values |
//! | `spreads` | how sure an answer is: shapes of a question, quantiles, chances and drivers of figures and totals (feature `spreads`) |
//! | `answered` | an answer with comparisons and with how sure it is, as data (features `impact`, `spreads`) |
//! | `impact` | a seizure beside published totals, a larger one, a population, a price, a statute's weights (feature `impact`) |
//! | `tablet` | batches of tablets: the share at or above a lethal dose, and the chance that a sample shows it (feature `tablets`) |
//! | [`sampling`] | the one room with floats: shapes of inputs, quantiles of figures and totals, drivers of the spread |
//! | [`batch`] | a table's bytes to converted bytes: `header`, `mapping` and `profile` find the columns, `plan` resolves them; `scan` finds records, `fast` and `exact` convert rows, `tally` sums them; `totals` and `report` merge |
//! | [`wording`] | an answer in words, for a page and as a statement, in English and Spanish |
//! | [`menu`] | what there is to choose from, in words |
//! | [`Message`] | what is said to people as data: an English template and what fills it |
//! | [`show`] | numbers for people: round last, and say so |

// First: its macro is in sight of the modules below it.
#[macro_use]
mod message;

#[cfg(any(feature = "impact", feature = "spreads"))]
mod answered;
mod assess;
pub mod batch;
pub mod catalog;
mod dose;
mod error;
mod exact;
mod exhibit;
#[cfg(feature = "impact")]
mod impact;
pub mod json;
mod lower;
mod mass;
pub mod menu;
mod method;
mod purity;
mod range;
mod reading;
pub mod sampling;
mod shapes;
#[cfg(feature = "sheet")]
pub mod sheet;
pub mod show;
#[cfg(feature = "spreads")]
mod spreads;
mod suggest;
#[cfg(feature = "tablets")]
mod tablet;
mod uncertainty;
mod unit;
mod warning;
mod word_list;
pub mod wording;

#[cfg(any(feature = "impact", feature = "spreads"))]
pub use answered::Answered;
pub use assess::{
    Assessment, Assumption, Choice, Citation, End, ExhibitReport, Figure, MIN_SEIZURE_GRAMS,
    MIN_SEIZURE_TABLETS, Period, Quantity, Question, SCHEMA, SCHEMA_VERSION, STATEMENT, Sample,
    Settings, Total, answer, assess, refusal_json,
};
pub use catalog::{Catalog, DATA_VERSION, Month};
pub use dose::{
    Doses, LethalDose, MAX_LETHAL_DOSE_GRAMS, MAX_TABLETS, MIN_LETHAL_DOSE_GRAMS, TabletContent,
    TabletMass, Tablets,
};
pub use error::{Error, ErrorKind, Fix};
pub use exact::{Exact, MAX_DIGITS};
pub use exhibit::{Amount, Called, Exhibit, Form, Weighed};
#[cfg(feature = "impact")]
pub use impact::{
    Impact, ImpactQuestion, ImpactView, Measure, MeasureKind, MeasureView, PublishedAmount,
    PublishedTotal, TotalItem, impact_sources, published_totals, total_items,
};
pub use mass::{GrossMass, MAX_MASS_GRAMS, MIN_MASS_GRAMS, Mass, PureMass, grams};
pub use menu::{Catalogue, catalogue};
pub use message::{Arg, Message};
pub use method::Method;
pub use purity::{BaseFraction, Purity, TabletShare};
pub use range::Range;
pub use reading::{
    DUAL_LIMIT_PERCENT, DUAL_TOLERANCE_PERCENT, Hedge, MAX_EXHIBITS, MAX_TEXT_BYTES, Reading, Row,
    Shaped, Spreadable, check_rows, compose, read, rows, rows_from_json,
};
pub use shapes::{ShapeBy, Shapes};
#[cfg(feature = "spreads")]
pub use spreads::{
    DriverView, FigureSpread, InputSpread, SpreadQuestion, SpreadRow, SpreadView, Spreads,
    SpreadsView, TotalSpread,
};
#[cfg(feature = "tablets")]
pub use tablet::{
    Basis, Check, Given, RiskKind, RiskView, SPAN_HOLDS, SPREADS, ShapeCheck, ShapeRow, ShapeShare,
    ShapesView, TABLETS_SCHEMA, TABLETS_SCHEMA_VERSION, TabletFigures, TabletQuestion, TabletRisk,
    TabletShape, TabletsView,
};
pub use uncertainty::{MAX_COVERAGE_FACTOR, MassUncertainty, USUAL_COVERAGE_FACTOR};
pub use unit::{MassUnit, MassUnitInfo};
pub use warning::{Code, Warning};
