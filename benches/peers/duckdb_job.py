"""The benchmark job in DuckDB, in the fastest form that was found.

    python3 duckdb_job.py TABLE OUT TOTALS THREADS

Tried at 1 million rows, twice each: lookups by CASE and by joins; figures written as decimals of two widths,
rounded, and by printf; rows and totals from one temporary table, and in two passes over the file; with and
without quotes, with and without the order of rows. Narrow decimals, two passes and no quotes won; CASE and joins
were as fast, and so was any order of rows, so the order is kept, as the other tools keep it.
"""

import duckdb

from job import COLUMNS, FIGURES, UNITS, arguments, catalog

table, out, totals, threads = arguments()


def lookup(column, values):
    """A chain of comparisons: the values are few."""
    cases = " ".join(f"WHEN '{key}' THEN {value!r}::DOUBLE" for key, value in values.items())
    return f"CASE {column} {cases} END"


def text(path):
    return "'" + path.replace("'", "''") + "'"


dose, *purities = catalog()
if_pure, *adjusted = FIGURES
columns = ", ".join(COLUMNS)
types = ", ".join(f"'{name}': 'VARCHAR'" for name in COLUMNS)
pure = f"quantity::DOUBLE * {lookup('unit', UNITS)} / {lookup('substance', dose)}"
figures = ", ".join(
    f"{if_pure} * coalesce(purity_pct::DOUBLE, {lookup('substance', purity)}) * 0.01 AS {name}"
    for name, purity in zip(adjusted, purities)
)
rows = f"""
    SELECT {columns}, {if_pure}, {figures}
    FROM (
        SELECT *, {pure} AS {if_pure}
        FROM read_csv({text(table)}, header = true, delim = ',', quote = '', escape = '', columns = {{{types}}})
    )
"""
rounded = ", ".join(f"{name}::DECIMAL(18, 2) AS {name}" for name in FIGURES)
sums = ", ".join(f"sum({name})::DECIMAL(38, 2) AS {name}" for name in FIGURES)

connection = duckdb.connect()
connection.execute(f"SET threads = {threads}")
connection.execute(f"COPY (SELECT {columns}, {rounded} FROM ({rows})) TO {text(out)} (FORMAT csv, HEADER)")
connection.execute(f"""
    COPY (
        SELECT substance, state, count(*) AS rows, {sums} FROM ({rows}) GROUP BY ALL ORDER BY substance, state
    ) TO {text(totals)} (FORMAT csv, HEADER)
""")
