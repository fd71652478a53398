//! How sure an answer is, put into words.

use super::build::{MASS_OF, weighing};
use super::view::{DriverView, SpreadRow, SpreadView};
use super::words::{chance, figure, part, percent, shape};
use super::{FigureSpread, InputSpread, ShapeBy, Spreads, TotalSpread};
use crate::assess::{Assessment, Figure, Total};
use crate::dose::Doses;
use crate::exact::Exact;
use crate::message::{Arg, Message};
use crate::method::Method;
use crate::range::Range;
use crate::sampling::{EngineName, ShapeName, Spread};
use crate::show;
use crate::wording::{Words, assumption, between, labels, round_about};

/// Below this share of the spread nothing is said of what inputs do together.
const LEAST_SHARE: Exact = Exact::literal("0.005");

/// An answer and how sure it is, on the way to words.
pub struct Viewer<'a> {
    pub spreads: &'a Spreads,
    pub assessment: &'a Assessment,
    pub words: &'a Words<'a>,
}

/// A figure or a total with its spread.
struct Spreading<'a> {
    label: String,
    methods: Vec<&'static str>,
    independent: bool,
    bounds: Range<Doses>,
    /// The figures that it is made of.
    parts: Vec<(usize, Method)>,
    spread: &'a Spread,
}

impl Viewer<'_> {
    /// The figures of a single exhibit, or the totals, without those that nothing spreads.
    pub fn figures(&self) -> Vec<SpreadView> {
        let all = if self.assessment.exhibits.len() == 1 {
            let figures = self.assessment.figures.iter();
            let both = figures.zip(&self.spreads.figures);
            both.map(|(figure, spread)| self.figure(figure, spread))
                .collect()
        } else {
            let totals = self.assessment.totals.iter();
            let both = totals.zip(&self.spreads.totals);
            both.flat_map(|(total, spread)| self.total(total, spread))
                .collect::<Vec<_>>()
        };
        let spreads = |one: &Spreading<'_>| !one.spread.drivers.is_empty();
        // A chance that was asked for is told also where it is none or all.
        let asked = |one: &Spreading<'_>| !one.spread.exceeds.is_empty();
        let all_of_them = !all.iter().any(spreads);
        let shown = all
            .into_iter()
            .filter(|one| spreads(one) || (all_of_them && asked(one)));
        shown.map(|one| self.shown(one)).collect()
    }

    fn figure<'s>(&self, figure: &Figure, spread: &'s FigureSpread) -> Spreading<'s> {
        Spreading {
            label: self.words.term(figure.label).to_owned(),
            methods: vec![figure.method.name()],
            independent: false,
            bounds: figure.doses,
            parts: vec![(figure.exhibit, figure.method)],
            spread: &spread.spread,
        }
    }

    /// A total with its assumptions shared, and where that differs independent.
    fn total<'s>(&self, total: &Total, spread: &'s TotalSpread) -> Vec<Spreading<'s>> {
        let label = labels(&total.methods, self.words);
        let one = |label: String, spread, independent| Spreading {
            label,
            methods: total.methods.iter().map(|method| method.name()).collect(),
            independent,
            bounds: total.doses,
            parts: total.parts.clone(),
            spread,
        };
        let Some(independent) = &spread.independent else {
            return vec![one(label, &spread.shared, false)];
        };
        let shared_label = say!("{}, shared", &label).written(self.words);
        let own_label = say!("{}, independent", &label).written(self.words);
        vec![
            one(shared_label, &spread.shared, false),
            one(own_label, independent, true),
        ]
    }

    fn shown(&self, one: Spreading<'_>) -> SpreadView {
        let Range { low, high, .. } = one.bounds.map(Doses::count);
        let ends = [low, high].map(|end| self.words.public(end).text);
        SpreadView {
            methods: one.methods,
            independent: one.independent,
            low,
            high,
            bounded: self.is_bounded(&one.parts),
            quantiles: one.spread.quantiles.clone(),
            said: self.said(one.spread),
            picture: self.picture(one.spread, &ends),
            ends,
            rows: self.rows(one.spread),
            driven: self.driven(&one.label, one.spread),
            label: one.label,
            drivers: self.drivers(one.spread),
            dots: Vec::new(),
        }
    }

    /// From the first quantile to the last.
    fn said(&self, spread: &Spread) -> String {
        let ends = [spread.quantiles.first(), spread.quantiles.last()];
        let [low, high] = ends.map(|end| end.map_or(Exact::ZERO, |quantile| quantile.value));
        let range = between(low, high, self.words);
        range.unwrap_or_else(|| round_about(low, self.words)).text
    }

    fn picture(&self, spread: &Spread, ends: &[String; 2]) -> String {
        let quantiles = spread.quantiles.iter().map(|quantile| {
            let value = self.words.public(quantile.value).text;
            Arg::Message(say!("{}: {}", Arg::Numbers(percent(quantile.p)), value))
        });
        let quantiles = Arg::list("; ", quantiles);
        say!("low and high: {} and {}; {}", &ends[0], &ends[1], quantiles).written(self.words)
    }

    fn rows(&self, spread: &Spread) -> Vec<SpreadRow> {
        let words = self.words;
        let quantiles = spread.quantiles.iter().map(|quantile| SpreadRow {
            name: words.numbers(&percent(quantile.p)),
            value: figure(quantile, words),
        });
        let mean = SpreadRow {
            name: words.term("mean").to_owned(),
            value: words.rounded(spread.mean, 2),
        };
        let chances = spread.exceeds.iter().map(|exceeds| SpreadRow {
            name: say!("chance above {}", exceeds.above).written(words),
            value: words.numbers(&chance(exceeds)),
        });
        quantiles.chain([mean]).chain(chances).collect()
    }

    fn drivers(&self, spread: &Spread) -> Vec<DriverView> {
        let drivers = spread.drivers.iter().map(|driver| DriverView {
            name: self.input(&driver.input),
            share: driver.share,
            shown: part(driver.share, self.words),
        });
        drivers.chain(self.together(spread)).collect()
    }

    /// What inputs explain only together, where it is worth a word.
    fn together(&self, spread: &Spread) -> Option<DriverView> {
        let share = spread.interaction;
        (share >= LEAST_SHARE).then(|| DriverView {
            name: self.words.term("what they do together").to_owned(),
            share,
            shown: part(share, self.words),
        })
    }

    /// "the spread of purity-adjusted comes from: purity 94%, lethal dose 5%, and 1% by what they do together".
    fn driven(&self, label: &str, spread: &Spread) -> String {
        if spread.drivers.is_empty() {
            return String::new();
        }
        let drivers = spread.drivers.iter().map(|driver| {
            let name = self.input(&driver.input);
            format!("{name} {}", part(driver.share, self.words))
        });
        let drivers = Arg::list(", ", drivers);
        let message = match self.together(spread) {
            None => say!("the spread of {} comes from: {}", label, drivers),
            Some(together) => say!(
                "the spread of {} comes from: {}, and {} by what they do together",
                label,
                drivers,
                together.shown
            ),
        };
        message.written(self.words)
    }

    /// The name of an input in the language: drivers have the English one.
    fn input(&self, english: &str) -> String {
        let inputs = &self.spreads.inputs;
        let input = inputs.iter().find(|input| input.input == english);
        input.map_or_else(
            || self.words.term(english).to_owned(),
            |input| self.name(input),
        )
    }

    fn name(&self, input: &InputSpread) -> String {
        if let Some(exhibit) = input.input.strip_prefix(MASS_OF) {
            return say!("mass of exhibit {}", exhibit).written(self.words);
        }
        let all = &self.assessment.assumptions;
        let assumption = all.iter().find(|one| one.id == input.assumption);
        assumption.map_or_else(
            || self.words.term(&input.input).to_owned(),
            |one| assumption::name(one, all, self.words),
        )
    }

    fn is_bounded(&self, parts: &[(usize, Method)]) -> bool {
        self.inputs_of(parts).all(InputSpread::is_bounded)
    }

    /// What figures rest on.
    pub fn inputs_of<'v>(
        &'v self,
        parts: &'v [(usize, Method)],
    ) -> impl Iterator<Item = &'v InputSpread> {
        let used = |input: &&InputSpread| {
            let mut figures = self.assessment.figures.iter();
            figures.any(|figure| {
                parts.contains(&(figure.exhibit, figure.method))
                    && (figure.assumptions.contains(&input.assumption)
                        || input.assumption == weighing(figure.exhibit))
            })
        };
        self.spreads.inputs.iter().filter(used)
    }

    pub fn shapes<'v>(&self, inputs: impl Iterator<Item = &'v InputSpread>) -> Message {
        let shapes = inputs.map(|input| shape(self.name(input), input));
        say!("shapes: {}", Arg::list(", ", shapes))
    }

    /// What the numbers are, and what they rest on.
    pub fn notes(&self, nothing: bool) -> Vec<String> {
        let inputs = &self.spreads.inputs;
        let notes = if nothing {
            vec![say!(
                "no value here has a range: every quantile is the figure itself; a value that it rests on can have one, as in 5%..10.3%..20%"
            )]
        } else {
            let mut notes = vec![meaning(inputs)];
            notes.extend(unbounded(inputs));
            notes.push(self.shapes(inputs.iter()));
            notes
        };
        notes.iter().map(|note| note.written(self.words)).collect()
    }

    pub fn engine(&self) -> Message {
        let figures = self.spreads.figures.iter().map(|figure| &figure.spread);
        let shared = self.spreads.totals.iter().map(|total| &total.shared);
        let mut engines = figures.chain(shared).map(|spread| spread.engine);
        match engines.find(|engine| engine.name == EngineName::Draws) {
            None => say!("by integration: no chance in it, and no seed"),
            Some(engine) => say!(
                "by {} random draws with the seed {}; behind a number stands its standard error; the mean and the shares of the spread need no draws",
                Arg::Numbers(show::count(engine.draws.unwrap_or_default().into())),
                engine.seed.unwrap_or_default().to_string()
            ),
        }
    }
}

/// What low, high and a quantile are.
fn meaning(inputs: &[InputSpread]) -> Message {
    if inputs.iter().all(InputSpread::is_bounded) {
        say!(
            "low and high are worst-case bounds; a quantile is what the figure does not pass in that share of cases, if every value is spread by its shape"
        )
    } else {
        say!(
            "low and high are no bounds here; a quantile is what the figure does not pass in that share of cases, if every value is spread by its shape"
        )
    }
}

/// Why low and high are no bounds.
fn unbounded(inputs: &[InputSpread]) -> Vec<Message> {
    let is_by = |by| {
        let unbounded = |input: &InputSpread| input.by == by && !input.is_bounded();
        inputs.iter().any(unbounded)
    };
    let is_lognormal = |input: &InputSpread| {
        !input.is_bounded() && matches!(input.by, ShapeBy::Question | ShapeBy::Catalog)
    };
    let mut notes = Vec::new();
    if inputs.iter().any(is_lognormal) {
        notes.push(say!(
            "a lognormal value has no bounds: its low and high hold nine of ten cases"
        ));
    }
    if is_by(ShapeBy::Sample) {
        notes.push(say!("a purity by a sample of bags has no bounds: its low and high are the 95% interval of the mean"));
    }
    let is_cut =
        |input: &InputSpread| input.by == ShapeBy::Sample && input.shape == ShapeName::Pert;
    if inputs.iter().any(is_cut) {
        notes.push(say!("a lognormal shape of these bags would reach above 100%: PERT with the mean of the sample stands for it, and with its standard deviation as far as that fits below 100%"));
    }
    if is_by(ShapeBy::Weighing) {
        notes.push(say!(
            "the U of a weighing is no bound: low and high are for exactly the mass that is written"
        ));
    }
    notes
}
