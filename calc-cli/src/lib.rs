//! The `dosecalc` command as a library.
