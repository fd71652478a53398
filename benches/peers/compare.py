"""That two tools wrote the same table, but for the last digit of a figure computed in binary.

    python3 compare.py OURS THEIRS

Compares the first 100,000 rows: the input's cells as text, figures within one unit of the second decimal
and a part in 10^12. Prints how many figures differ at all.
"""

import sys
from fractions import Fraction
from itertools import islice

from job import COLUMNS, FIGURES


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    differ = rows = 0
    with open(sys.argv[1], encoding="utf-8") as ours, open(sys.argv[2], encoding="utf-8") as theirs:
        for a, b in islice(zip(ours, theirs), 100_001):
            a, b = a.rstrip("\n").split(","), b.rstrip("\n").split(",")
            rows += 1
            if a == b:
                continue
            if len(a) != len(b) or len(a) != len(COLUMNS) + len(FIGURES) or a[: len(COLUMNS)] != b[: len(COLUMNS)]:
                sys.exit(f"error: row {rows} differs\n  {a}\n  {b}")
            for mine, other in zip(a[len(COLUMNS) :], b[len(COLUMNS) :]):
                if mine != other:
                    differ += 1
                    mine, other = Fraction(mine), Fraction(other)
                    if abs(mine - other) > Fraction(1, 100) + mine / 10**12:
                        sys.exit(f"error: a figure of row {rows} differs\n  {a}\n  {b}")
    print(f"{rows - 1} rows compared, {differ} figures differ in the last digit")


main()
