#!/usr/bin/env python3
"""Computes the `exact` column of golden.tsv from its `formula` column, in fractions.

    python3 tests/cases/oracle.py          rewrites golden.tsv
    python3 tests/cases/oracle.py --check  changes nothing, fails if a digit differs

It shares nothing with the library: no code, no tables but units.tsv.
"""

import sys
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).parent


def rows(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        yield line, [] if not line or line.startswith("#") else line.split("\t")


def units():
    grams = {}
    for _, fields in rows(HERE / "units.tsv"):
        if fields:
            factor, _, unit = fields[1].partition(" ")
            grams[fields[0]] = Fraction(factor) * (grams[unit] if unit else 1)
    return grams


def factor(word, grams):
    word = word.replace("_", " ")
    if word in grams:
        return grams[word]
    return Fraction(word[:-1]) / 100 if word.endswith("%") else Fraction(word)


def value(formula, grams):
    total = Fraction(0)
    for term in formula.split(" + "):
        first, *rest = term.split(" ")
        product = factor(first, grams)
        for sign, word in zip(rest[::2], rest[1::2]):
            product = product * factor(word, grams) if sign == "*" else product / factor(word, grams)
        total += product
    return total


def digits(number):
    """All decimals where they end, else `n/d`."""
    places, rest = 0, number.denominator
    while rest % 10 == 0 or rest % 5 == 0 or rest % 2 == 0:
        places += 1
        rest //= 10 if rest % 10 == 0 else 5 if rest % 5 == 0 else 2
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    scaled = str(int(number * 10**places)).rjust(places + 1, "0")
    text = f"{scaled[:-places]}.{scaled[-places:]}" if places else scaled
    return text.rstrip("0").rstrip(".") if places else text


def main():
    grams, path, lines = units(), HERE / "golden.tsv", []
    for line, fields in rows(path):
        if fields:
            fields[4] = digits(value(fields[3], grams))
            line = "\t".join(fields)
        lines.append(line)
    text = "\n".join(lines) + "\n"
    if "--check" in sys.argv:
        sys.exit(text != path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")


main()
