//! What gives a sense of scale: residents, the weights of a statute, tablets and bricks.

use super::amounts::{Of, Part};
use super::compare::{Comparing, Said};
use super::data::{BRICKS, NamedWeight, WEIGHTS, cited};
use super::measure::MeasureKind;
use crate::assess::Citation;
use crate::catalog::Text;
use crate::dose::Doses;
use crate::exact::Exact;
use crate::mass::grams;
use crate::message::{Arg, Message};

impl Part {
    /// "68,946.04024 g / 12,027.28 lb": grams over a number in a unit.
    pub fn over(&self, number: Exact, unit: &'static str) -> Message {
        if self.tablet_masses.is_empty() {
            return say!("{} {} / {} {}", self.own.central, "g", number, unit);
        }
        say!(
            "{} g with counted tablets by what one weighs / {} {}",
            self.own.central,
            number,
            unit
        )
    }
}

impl Comparing<'_> {
    /// Doses over residents, for each total of the answer.
    pub fn doses_per_resident(&mut self, residents: Exact) {
        for total in &self.assessment.totals {
            let labels: Vec<Arg> = total
                .methods
                .iter()
                .map(|method| Arg::term(method.label()))
                .collect();
            let doses = total.doses.map(Doses::count);
            let said = Said {
                against: None,
                label: say!(
                    "potential lethal-dose equivalents for each resident, {}",
                    Arg::List(" + ", labels)
                ),
                formula: say!("{} / {}", doses.central, residents),
                caveat: say!(
                    "a quotient of two numbers for a sense of scale; it says nothing of who would be exposed"
                ),
                sources: vec![Citation::given()],
            };
            let part = Part {
                own: doses,
                exhibits: total.exhibits.clone(),
                omitted: total.omitted.clone(),
                substance: None,
                tablet_masses: Vec::new(),
            };
            let value = doses.map(|doses| doses / residents);
            self.push(MeasureKind::DosesPerResident, value, "doses", part, said);
        }
    }

    /// The gross weight over the mixture weights of the statute.
    pub fn mixture_weights(&mut self) {
        for weight in WEIGHTS {
            let id = weight.substance.unwrap_or_default();
            let part = self.part(Of::Gross, Some(id));
            if part.own.high > Exact::ZERO {
                let label = say!("gross weight over {}", Arg::Term(weight.title.clone()));
                self.over(MeasureKind::MixtureWeight, weight, "times", label, part);
            }
        }
    }

    /// A mass as so many of a named weight.
    fn over(
        &mut self,
        kind: MeasureKind,
        weight: &'static NamedWeight,
        unit: &'static str,
        label: Message,
        part: Part,
    ) {
        let size = grams(weight.mass.mass());
        let own = part.own;
        let mut sources = part.tablet_masses.clone();
        sources.insert(0, cited(weight.source, &weight.as_of, self.catalog));
        let said = Said {
            against: Some(Text::Borrowed(weight.id)),
            label,
            formula: part.over(size, "g"),
            caveat: Message::from(Arg::Term(weight.caveat.clone())),
            sources,
        };
        self.push(kind, own.map(|own| own / size), unit, part, said);
    }

    /// As many tablets of the mean content as hold the drug of the powder, and as many bricks as weigh what it does.
    pub fn equivalents(&mut self) {
        for substance in self.substances() {
            let pure = self.part(Of::PurePowder, Some(&substance));
            if pure.own.high > Exact::ZERO {
                self.as_tablets(&substance, pure);
            }
            for brick in BRICKS {
                let gross = self.part(Of::Powder, Some(&substance));
                if gross.own.high > Exact::ZERO {
                    let label = Message::from(Arg::Term(brick.title.clone()));
                    self.over(MeasureKind::KilogramBricks, brick, "bricks", label, gross);
                }
            }
        }
    }

    fn as_tablets(&mut self, substance: &str, part: Part) {
        let Some((content, source)) = self.content(substance) else {
            return;
        };
        let pure = part.own;
        let one = content.map(|content| grams(content.mass()));
        let milligrams = one.central * Exact::from(1000);
        let said = Said {
            against: None,
            label: say!("tablets of the mean content that would hold the drug in the powder"),
            formula: say!("{} g pure / {} mg", pure.central, milligrams),
            caveat: say!(
                "a picture of how much drug it is: nobody knows what would have been made of it"
            ),
            sources: vec![source],
        };
        let value = pure.against(one, |pure, one| pure / one);
        self.push(MeasureKind::EquivalentTablets, value, "tablets", part, said);
    }
}
