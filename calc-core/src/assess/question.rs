//! A question as people put it: a text, and options in the words that the command line takes.

use core::str::FromStr;

use super::settings::{Choice, Settings};
use super::{Assessment, SCHEMA_VERSION, answer};
use crate::catalog::Catalog;
use crate::error::{Error, ErrorKind};
use crate::exhibit::Form;
use crate::json::{self, Json};
#[cfg(feature = "spreads")]
use crate::reading;
use crate::sampling::WholeOfBags;
use crate::show;

/// A question with every value still as it was written.
///
/// ```
/// use calc_core::{Catalog, Question};
/// let question = Question::from_json(r#"{"text": "12 kg fentanyl powder", "as_of": "2023-05"}"#)?;
/// let assessment = question.answer(&Catalog::built_in())?;
/// assert_eq!(assessment.assumptions[1].id, "dea-fy2023/purity");
/// # Ok::<(), calc_core::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct Question {
    /// What was seized.
    pub text: String,
    /// The substance of exhibits that name none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub substance: Option<String>,
    /// The form of exhibits that say none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
    /// `10.3%`, `5%..10.3%..20%`, `bags:6 of 20:8%,12%,none,10.5%,9%,11%`, or the id of a preset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purity: Option<String>,
    /// `2mg`, `1mg..2mg..3mg`, or the id of a published dose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lethal_dose: Option<String>,
    /// `29%`, `10%..29%..76%`, or the id of a preset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tablet_share: Option<String>,
    /// `1.94mg`, `1.3mg..1.94mg..2.4mg`, or the id of a preset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tablet_content: Option<String>,
    /// The preset for everything that is not set by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preset: Option<String>,
    /// The month whose presets to use, as in `2023-05`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// The salt that the purity was stated for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
    /// The methods to show; empty shows every one that applies.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<String>>"))]
    pub methods: Vec<String>,
}

impl Question {
    /// Reads a question from JSON.
    ///
    /// # Errors
    /// [`ErrorKind::Json`] for a text that is none, or that holds what no question has.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let fields = Json::read(json)
            .and_then(Json::fields)
            .map_err(unreadable)?;
        let mut question = Self::default();
        for (name, value) in fields {
            question.set(&name, value)?;
        }
        Ok(question)
    }

    /// Sets one field.
    fn set(&mut self, name: &str, value: Json) -> Result<(), Error> {
        let field = match name {
            "text" => {
                self.text = value.text().map_err(unreadable)?;
                return Ok(());
            }
            "form" => {
                let form = value.optional().map_err(unreadable)?;
                self.form = form.map(|form| form_of(&form)).transpose()?;
                return Ok(());
            }
            "methods" => {
                let names = value.list().map_err(unreadable)?.into_iter();
                let names: Result<_, _> = names.map(Json::text).collect();
                self.methods = names.map_err(unreadable)?;
                return Ok(());
            }
            "substance" => &mut self.substance,
            "purity" => &mut self.purity,
            "lethal_dose" => &mut self.lethal_dose,
            "tablet_share" => &mut self.tablet_share,
            "tablet_content" => &mut self.tablet_content,
            "preset" => &mut self.preset,
            "as_of" => &mut self.as_of,
            "salt" => &mut self.salt,
            _ => {
                let name = Error::shown(name);
                return Err(unreadable(&format!("unknown field `{name}`")));
            }
        };
        *field = value.optional().map_err(unreadable)?;
        Ok(())
    }

    /// The core's settings. Whatever is wrong with a value, whichever the text, is found here.
    ///
    /// # Errors
    /// For the first value that cannot be read or names nothing.
    pub fn settings(&self, catalog: &Catalog) -> Result<Settings, Error> {
        let bags = self.bags()?;
        let sampled = bags.map(|bags| bags.range().map(Choice::Given));
        let settings = Settings {
            substance: self.substance.clone(),
            form: self.form,
            purity: match sampled {
                Some(purity) => Some(purity?),
                None => value(self.purity.as_deref())?,
            },
            bags,
            lethal_dose: value(self.lethal_dose.as_deref())?,
            tablet_share: value(self.tablet_share.as_deref())?,
            tablet_content: value(self.tablet_content.as_deref())?,
            preset: self.preset.clone(),
            as_of: value(self.as_of.as_deref())?,
            salt: self.salt.clone(),
            methods: self
                .methods
                .iter()
                .map(|name| name.trim().parse())
                .collect::<Result<_, _>>()?,
        };
        settings.check(catalog)?;
        Ok(settings)
    }

    /// What a sample of bags says of all of them, where the purity is one: `bags:6 of 20:8%,12%,none,10.5%,9%,11%`.
    #[cfg(feature = "spreads")]
    pub(crate) fn bags(&self) -> Result<Option<WholeOfBags>, Error> {
        self.purity.as_deref().and_then(reading::bags).transpose()
    }

    #[cfg(not(feature = "spreads"))]
    #[expect(
        clippy::unnecessary_wraps,
        clippy::unused_self,
        reason = "as with samples"
    )]
    pub(crate) fn bags(&self) -> Result<Option<WholeOfBags>, Error> {
        Ok(None)
    }

    /// The answer.
    ///
    /// # Errors
    /// Those of [`Question::settings`] and of [`answer`](crate::answer).
    pub fn answer(&self, catalog: &Catalog) -> Result<Assessment, Error> {
        answer(self.text.trim(), &self.settings(catalog)?, catalog)
    }

    /// The answer as the command's `--format json` prints it, or the refusal as its stream does.
    #[must_use]
    pub fn answer_json(&self, catalog: &Catalog) -> String {
        self.printed(catalog, |assessment| {
            show::safe_json(assessment.to_json_pretty()) + "\n"
        })
    }

    /// The figures as the command's `--format csv` prints them, or the refusal as its stream does.
    #[must_use]
    pub fn answer_csv(&self, catalog: &Catalog) -> String {
        self.printed(catalog, Assessment::to_csv)
    }

    fn printed(&self, catalog: &Catalog, written: fn(&Assessment) -> String) -> String {
        match self.answer(catalog) {
            Ok(assessment) => written(&assessment),
            Err(error) => refusal_json(self.text.trim(), &error) + "\n",
        }
    }
}

/// That what was asked is no JSON of a question.
pub(crate) fn unreadable(why: &str) -> Error {
    Error::new(
        ErrorKind::Json,
        why!("the question cannot be read: {}", why),
    )
    .hint(why!(
        "write an object with a text, as in {}",
        r#"{"text": "152 lb fentanyl"}"#
    ))
}

fn form_of(name: &str) -> Result<Form, Error> {
    match name {
        "powder" => Ok(Form::Powder),
        "tablet" => Ok(Form::Tablet),
        _ => Err(unreadable(&format!(
            "unknown form `{}`, expected `powder` or `tablet`",
            Error::shown(name)
        ))),
    }
}

fn value<T: FromStr<Err = Error>>(text: Option<&str>) -> Result<Option<T>, Error> {
    text.map(str::parse).transpose()
}

/// What a text that is refused is answered with, as one line of JSON.
#[must_use]
pub fn refusal_json(input: &str, error: &Error) -> String {
    #[derive(serde::Serialize)]
    struct Refusal<'a> {
        schema_version: &'static str,
        input: &'a str,
        error: &'a Error,
    }
    let refusal = Refusal {
        schema_version: SCHEMA_VERSION,
        input,
        error,
    };
    show::safe_json(json::line(&refusal))
}
