"""The benchmark job in Polars, streaming, in the fastest form that was found.

    python3 polars_job.py TABLE OUT TOTALS THREADS

Tried at 1 million rows: lookups by when/then, replace_strict, lazy joins on one and on two keys, and gathers;
categorical keys; the in-memory engine. Tried at 10 million too: text and enum keys, one pass for rows and totals
(collect_all) and two, batch sizes, less memory. When/then and one pass won, clearly; enum keys by a few percent,
which other work on the machine can hide. With one thread two passes take about the same, and less memory.
Every other column is read as text so that the output holds the input's own bytes, which is also faster than to
print the numbers again; quoting is off, which is right for this table only.
"""

import os

from job import COLUMNS, FIGURES, UNITS, arguments, catalog

table, out, totals, threads = arguments()
os.environ["POLARS_MAX_THREADS"] = str(threads)

import polars as pl  # noqa: E402 - it reads the number of threads as it is loaded


def lookup(column, values):
    """A chain of comparisons: the values are few."""
    chain = pl
    for key, value in values.items():
        chain = chain.when(pl.col(column) == key).then(pl.lit(value))
    return chain


dose, *purities = catalog()
quantity = pl.col("quantity").cast(pl.Float64)
percent = pl.col("purity_pct").cast(pl.Float64)
if_pure, *adjusted = FIGURES

schema = dict.fromkeys(COLUMNS, pl.String)
schema |= {"substance": pl.Enum(list(dose)), "unit": pl.Enum(list(UNITS))}
rows = (
    pl.scan_csv(table, schema=schema)
    .with_columns((quantity * lookup("unit", UNITS) / lookup("substance", dose)).alias(if_pure))
    .with_columns(
        (pl.col(if_pure) * pl.coalesce(percent, lookup("substance", purity)) * 0.01).alias(name)
        for name, purity in zip(adjusted, purities)
    )
)
sums = rows.group_by("substance", "state").agg(pl.len().alias("rows"), pl.col(FIGURES).sum())
_, sums = pl.collect_all(
    [rows.sink_csv(out, float_precision=2, quote_style="never", lazy=True), sums],
    engine="streaming",
)
sums.sort("substance", "state").write_csv(totals, float_precision=2)
