//! Options that changed nothing: an answer must not look as if they had.

use super::Figure;
use super::choose::Chooser;
use super::exhibit::Exhibits;
use crate::message::Arg;
use crate::method::Method;
use crate::warning::Code;

/// Warns of every option that no figure depends on.
pub fn warn(exhibits: &Exhibits<'_>, figures: &[Figure], to: &mut Chooser<'_>) {
    let mut unused = unused_values(exhibits, figures, to);
    unused.extend(unused_names(exhibits, to));
    for option in unused {
        let message = say!(
            "{} is not used: no figure here depends on it",
            Arg::term(option)
        );
        to.warn(Code::UnusedOption, message);
    }
}

/// Options whose value only some methods use.
fn unused_values(
    exhibits: &Exhibits<'_>,
    figures: &[Figure],
    to: &Chooser<'_>,
) -> Vec<&'static str> {
    let set = to.settings;
    // A purity in the text goes before the option.
    let any_without_own = figures.iter().any(|figure| {
        figure.method == Method::PurityAdjusted && exhibits[figure.exhibit - 1].0.purity.is_none()
    });
    let options: [(&str, bool, &[Method]); 4] = [
        (
            "--purity",
            set.purity.is_some(),
            if any_without_own {
                &[Method::PurityAdjusted]
            } else {
                &[]
            },
        ),
        (
            "--salt",
            set.salt.is_some(),
            &[Method::PurityAdjusted, Method::TabletContent],
        ),
        (
            "--tablet-share",
            set.tablet_share.is_some(),
            &[Method::TabletShare],
        ),
        (
            "--tablet-content",
            set.tablet_content.is_some(),
            &[Method::TabletContent],
        ),
    ];
    let used = |methods: &[Method]| {
        figures
            .iter()
            .any(|figure| methods.contains(&figure.method))
    };
    let unused = options
        .into_iter()
        .filter(|(_, set, methods)| *set && !used(methods));
    unused.map(|(option, ..)| option).collect()
}

/// Options that name what to take values from, or what the text is about.
fn unused_names(exhibits: &Exhibits<'_>, to: &Chooser<'_>) -> Vec<&'static str> {
    let set = to.settings;
    let mut unused = Vec::new();
    if let Some(preset) = &set.preset {
        let mut presets = to
            .assumptions
            .iter()
            .filter_map(|assumption| assumption.preset.as_ref());
        if !presets.any(|used| used.eq_ignore_ascii_case(preset)) {
            unused.push("--preset");
        }
    }
    if set.as_of.is_some() && !to.used_month {
        unused.push("--as-of");
    }
    if let Some(Ok(substance)) = set
        .substance
        .as_ref()
        .map(|name| to.catalog.substance(name))
        && exhibits.iter().all(|(_, own)| own.id != substance.id)
    {
        unused.push("--substance");
    }
    unused
}
