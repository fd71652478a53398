//! Tables as agencies publish them, where they lie beside the workspace: each figure against fractions of the
//! published digits, through the library and through the command.

/// Drug seizures of U.S. Customs and Border Protection.
mod cbp;
/// Suspected drugs of the FBI's incident reports.
mod nibrs;
/// Runs over a published table.
mod runs;

pub use runs::number;
