//! What totals are spread by, from JSON.

use std::collections::BTreeSet;

use super::read::{sum, unusable};
use super::record;
use crate::batch::row_moments::RowMoments;
use crate::batch::unit_law::{UnitLaw, Unknown};
use crate::error::Error;
use crate::exact::Exact;
use crate::sampling::{Ask, Points, ShapeName};

/// The shares of all cases whose quantiles are asked for.
///
/// # Errors
/// [`ErrorKind::Totals`](crate::ErrorKind::Totals) for shares that are none, and that do not rise.
pub fn shares(read: &[String]) -> Result<Vec<Exact>, Error> {
    let shares = read.iter().map(|share| share.parse());
    let shares: Result<Vec<Exact>, Error> = shares.collect();
    let asked = shares.and_then(|shares| Ok((Ask::default().quantiles(shares.clone())?, shares)));
    match asked {
        // What is asked rises, each once.
        Ok((asked, shares)) if asked.shares() == shares => Ok(shares),
        _ => Err(unusable("its quantiles are not shares that rise")),
    }
}

/// A law; an error is what is wrong with the group.
pub fn law(read: record::Law) -> Result<UnitLaw, String> {
    let unknowns = |all: Vec<record::Unknown>| -> Result<Vec<Unknown>, String> {
        all.into_iter().map(unknown).collect()
    };
    let law = UnitLaw {
        scale: number(&read.scale)?,
        over: unknowns(read.over)?,
        under: unknowns(read.under)?,
    };
    let mut all = law.over.iter().chain(&law.under);
    let different: BTreeSet<&Unknown> = all.clone().collect();
    if different.len() < all.clone().count() {
        return Err("has a law that names one value twice".to_owned());
    }
    match all.find_map(|unknown| unknown.points.shape().err()) {
        Some(error) => Err(format!("has a shape that is none: {}", error.message())),
        None => Ok(law),
    }
}

fn unknown(read: record::Unknown) -> Result<Unknown, String> {
    let known = ShapeName::ALL
        .into_iter()
        .find(|shape| shape.name() == read.shape);
    let name = known.ok_or_else(|| format!("has no shape `{}`", Error::shown(&read.shape)))?;
    Ok(Unknown {
        points: Points {
            name,
            low: number(&read.low)?,
            central: number(&read.central)?,
            high: number(&read.high)?,
        },
        assumption: read.assumption,
    })
}

fn number(text: &str) -> Result<Exact, String> {
    text.parse()
        .map_err(|error: Error| format!("has a number that is none: {}", error.message()))
}

/// Moments; an error is what is wrong with the group.
pub fn moments(read: &record::Moments) -> Result<RowMoments, String> {
    let moments = RowMoments {
        mean: sum(&read.mean)?,
        square: sum(&read.square)?,
        mean_square: sum(&read.mean_square)?,
        cube: sum(&read.cube)?,
        square_mean: sum(&read.square_mean)?,
        mean_cube: sum(&read.mean_cube)?,
    };
    if moments.square.ratio() < moments.mean_square.ratio() {
        return Err("has squares that are below those of their means".to_owned());
    }
    Ok(moments)
}
