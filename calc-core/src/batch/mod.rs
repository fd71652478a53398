//! Tables of seizures: a table's bytes to converted bytes.
