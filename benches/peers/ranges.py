#!/usr/bin/env python3
"""Times a table of rows with a range of purities each, in Python's `uncertainties`.

    python3 benches/peers/ranges.py; cargo bench -p dosecalc-benches --bench batch -- "own ranges"

Run both in turn, on a machine that does little else: what counts is the ratio. The rows are those of the benchmark: read
as CSV, each purity as its mean and the standard deviation that a PERT shape has, the doses over a lethal dose of 2 mg,
then over one with a deviation, and mean and deviation written out. A lognormal dose and a bounded purity do not come out
of it: it knows deviations and no shapes.
"""

import csv
import io
import time

from uncertainties import __version__, ufloat

ROWS, RUNS = 10_000, 7


def table():
    lines = ["id,substance,quantity,unit,purity_low,purity,purity_high"]
    for row in range(ROWS):
        low = 3000 + row % 9973
        central = low + 1000 + row % 4999
        high = central + 500 + row % 7919
        lines.append(f"{row},fentanyl,{row}.5,g,{low / 1000:.3f}%,{central / 1000:.3f}%,{high / 1000:.3f}%")
    return "\n".join(lines) + "\n"


def run(text, dose):
    out = io.StringIO()
    writer = csv.writer(out)
    rows = csv.reader(io.StringIO(text))
    writer.writerow([*next(rows), "doses", "deviation"])
    for row in rows:
        low, central, high = (float(cell[:-1]) / 100 for cell in row[4:])
        mean = (low + 4 * central + high) / 6
        deviation = ((mean - low) * (high - mean) / 7) ** 0.5
        doses = float(row[2]) * ufloat(mean, deviation) / dose
        writer.writerow([*row, f"{doses.nominal_value:.2f}", f"{doses.std_dev:.2f}"])
    return out.getvalue()


def main():
    text = table()
    for name, dose in (("a fixed dose", 0.002), ("a dose with a deviation", ufloat(0.002, 0.0009))):
        times = []
        for _ in range(RUNS):
            start = time.perf_counter()
            run(text, dose)
            times.append(time.perf_counter() - start)
        times.sort()
        best, median = (1e6 * value / ROWS for value in (times[0], times[RUNS // 2]))
        print(f"uncertainties {__version__}, {name}: best {best:.1f}, median {median:.1f} microseconds a row")


if __name__ == "__main__":
    main()
