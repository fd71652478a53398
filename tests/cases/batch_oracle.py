#!/usr/bin/env python3
"""Computes what `dosecalc batch` must write for the tables of tests/cases/batch, in fractions.

    python3 tests/cases/batch_oracle.py          makes the tables again, and what is expected of them
    python3 tests/cases/batch_oracle.py --check  changes nothing, fails if a byte differs
    python3 tests/cases/batch_oracle.py make CASE.json SEED ROWS
                                                 another table of the kind of a case, to standard output
    python3 tests/cases/batch_oracle.py answer CASE.json TABLE OUT TOTALS
                                                 what is expected of a table, with the assumptions of a case

Of each NAME.json: NAME.csv is the table (made here, unless `rows` is absent), NAME.toml its assumptions as a
catalogue of dosecalc's, NAME.expected.csv the table with the four figures behind every row, and
NAME.totals.csv the sums. Every figure is a fraction until it is rounded, once, half to even.

It shares nothing with the library: no code, no tables but units.tsv.
"""

import csv
import json
import random
import re
import sys
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).parent
CASES = HERE / "batch"
FIGURES = ["doses_if_pure", "doses_low", "doses_central", "doses_high"]

# What the library takes: significant digits and decimals of a number, and grams other than zero.
MAX_DIGITS = 28
MIN_GRAMS, MAX_GRAMS = Fraction(1, 10**12), Fraction(10**14)
MAX_NUMBER = Fraction(10**20)

# How people write the units. `Mg` and `T` are not here: they have two readings.
SPELLINGS = {
    "g": ["g", "G", "gm", "gms", "gram", "Grams", "GRAMS"],
    "kg": ["kg", "KG", "Kgs", "kilo", "Kilograms"],
    "mg": ["mg", "mgs", "milligram", "Milligrams"],
    "µg": ["µg", "μg", "ug", "mcg", "micrograms"],
    "t": ["t", "tonne", "Tonnes", "metric tons"],
    "lb": ["lb", "lbs", "LBS", "pound", "Pounds"],
    "oz": ["oz", "OZ", "ounce", "Ounces"],
    "grain": ["grain", "Grains"],
    "ozt": ["ozt", "troy oz", "Troy Ounces"],
    "stone": ["stone", "stones"],
    "short ton": ["short ton", "Short Tons", "US tons"],
    "long ton": ["long ton", "long tons", "UK tons"],
}


def units():
    """Grams in each unit, by its spellings in lower case."""
    grams = {}
    for line in (HERE / "units.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            symbol, definition = line.split("\t")[:2]
            factor, _, unit = definition.partition(" ")
            grams[symbol] = Fraction(factor) * (grams[unit] if unit else 1)
    return {word.lower(): grams[symbol] for symbol, words in SPELLINGS.items() for word in words}


# --- numbers ---


def number(text):
    """Digits with thousands and an exponent: `1,525.50`, `.5`, `2.2E-05`."""
    match = re.fullmatch(r"((?:\d{1,3}(?:,\d{3})+|\d*)(?:\.\d+)?)(?:[eE]([+-]?\d+))?", text)
    if not match or not match[1]:
        raise ValueError(f"`{text}` is no number")
    # From the digits: Fraction would read a point without digits before it, but no exponent with a sign of +.
    whole, _, decimals = match[1].replace(",", "").partition(".")
    mantissa = int(whole + decimals or "0")
    return mantissa * Fraction(10) ** (int(match[2] or 0) - len(decimals))


def percent(text):
    return number(text.removesuffix("%").rstrip()) / 100


def grams_of(text, grams):
    value, _, unit = text.partition(" ")
    return number(value) * grams[unit]


def rounded(value, places):
    """Half to even; Python rounds fractions so, without floats."""
    digits = str(round(value * 10**places)).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def decimals_of(value):
    """How many decimals a fraction has, or `None` where they do not end."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def plain(value):
    """All digits of a fraction whose decimals end."""
    return rounded(value, decimals_of(value))


def all_digits(value):
    """Every digit where at most 28 say it all, else the first 28, the last one rounded half to even."""
    if value == 0:
        return "0"
    places = decimals_of(value)
    if places is not None and len(plain(value).replace(".", "").lstrip("0")) <= MAX_DIGITS:
        return plain(value)
    # The power of ten of the first significant digit.
    first = len(str(value.numerator)) - len(str(value.denominator))
    first -= value < Fraction(10) ** first
    unit = Fraction(10) ** (first - MAX_DIGITS + 1)
    return plain(round(value / unit) * unit)


def shown(value, places):
    return all_digits(value) if places == "exact" else rounded(value, places)


# --- tables ---


def records(text):
    """The records of a table as they are written: a line end in quotes does not end one."""
    start, quoted = 0, False
    for at, char in enumerate(text):
        if char == '"':
            quoted = not quoted
        elif char == "\n" and not quoted:
            yield text[start:at]
            start = at + 1
    if start < len(text):
        yield text[start:]


class Case:
    """The assumptions of a case, as fractions."""

    def __init__(self, path):
        self.text = json.loads(path.read_text(encoding="utf-8"))
        self.places = self.text["places"]
        self.by = self.text["totals_by"]
        self.grams = units()
        known = self.text["substances"].items()
        self.dose = {name: [grams_of(d, self.grams) for d in s["lethal_dose"]] for name, s in known}
        self.purity = {name: [percent(p) for p in s["purity"]] for name, s in known}

    def mass(self, row):
        return number(row["quantity"].strip()) * self.grams[row["unit"].strip().lower()]

    def row_purity(self, row):
        """Low, central and high: the row's own before the assumption."""
        central = row.get("purity_pct", "").strip()
        if not central:
            return self.purity[row["substance"].strip().lower()]
        low, high = (row.get(name, "").strip() or central for name in ("purity_low_pct", "purity_high_pct"))
        return [percent(low), percent(central), percent(high)]

    def figures(self, row):
        """If pure, low, central, high: a small share over a large lethal dose is the low end."""
        mass, (least, middle, most) = self.mass(row), self.row_purity(row)
        low, central, high = self.dose[row["substance"].strip().lower()]
        return [mass / central, mass * least / high, mass * middle / central, mass * most / low]

    def answer(self, table):
        """The converted table, and its totals."""
        header, *raw = records(table)
        names = next(csv.reader([header]))
        out, groups = [",".join([header, *FIGURES])], {}
        for record, fields in zip(raw, csv.reader(raw_lines(raw)), strict=True):
            row = dict(zip(names, fields, strict=True))
            figures = self.figures(row)
            out.append(",".join([record, *(shown(figure, self.places) for figure in figures)]))
            group = groups.setdefault(tuple(row[name] for name in self.by), [0] * 6)
            for at, value in enumerate([1, self.mass(row), *figures]):
                group[at] += value
        lines = [",".join([*self.by, "rows", "gross_grams", *FIGURES])]
        for key, (rows, gross, *figures) in sorted(groups.items()):
            cells = [str(rows), plain(gross), *(shown(figure, self.places) for figure in figures)]
            lines.append(",".join([*key, *cells]))
        return "\n".join(out) + "\n", "\n".join(lines) + "\n"

    def catalog(self, name):
        """The same assumptions as dosecalc takes them."""
        source = 'source = "oracle", as_of = "2026-01-01"'
        parts = [
            "# Made by ../batch_oracle.py. Values to test arithmetic with, not for use.\n",
            '[[source]]\nid = "oracle"\ntitle = "Value to test arithmetic with, not for use"\n'
            'publisher = "dosecalc tests"\ndate = "2026-01-01"\nurl = "https://example.org/oracle"\nread = "own"\n',
        ]
        for substance, values in self.text["substances"].items():
            low, central, high = values["lethal_dose"]
            least, middle, most = values["purity"]
            parts.append(
                f'[[substance]]\nid = "{substance}"\n'
                f'lethal_dose = {{ id = "{name}-{substance}", value = "{central}", low = "{low}", '
                f'high = "{high}", {source} }}\n'
            )
            parts.append(
                f'[[preset]]\nid = "{name}-{substance}"\ntitle = "{substance} of the case {name}"\n'
                f'substance = "{substance}"\nseries = "dea"\nfrom = "2099-01"\nto = "2099-12"\nas_of = "2026-01-01"\n'
                f'purity = {{ value = "{middle}", low = "{least}", high = "{most}", source = "oracle" }}\n'
            )
        return "\n".join(parts)


def raw_lines(raw):
    """Records back as the lines that csv.reader takes: it wants the line ends inside quotes."""
    for record in raw:
        yield record + "\n"


# --- hostile tables: every row valid, every number a trap ---


class Maker:
    """Rows that are hard to compute and easy to misround. The same seed makes the same table."""

    def __init__(self, case, seed, rows):
        self.case, self.rows = case, rows
        self.draw = random.Random(str(seed))
        self.with_range = case.text.get("purity_range", False)

    def table(self):
        names = ["id", "state", "note", "substance", "quantity", "unit", "purity_pct"]
        names += ["purity_low_pct", "purity_high_pct"] if self.with_range else []
        lines = [",".join(names)]
        makers = [self.tie, self.near_tie, self.long, self.tiny, self.huge, self.everyday, self.zero]
        weights = [30, 15, 20, 8, 8, 16, 3]
        while len(lines) <= self.rows:
            made = self.draw.choices(makers, weights)[0]()
            if made is not None:
                lines.append(",".join([str(len(lines)), self.draw.choice(["AZ", "CA", "TX"]), *made]))
        return "\n".join(lines) + "\n"

    def row(self, symbol, quantity, text, shares, substance):
        """The cells behind the state, or `None` where the library would refuse the amount."""
        grams = quantity * self.case.grams[symbol]
        if quantity > MAX_NUMBER or (quantity != 0 and not MIN_GRAMS <= grams <= MAX_GRAMS):
            return None
        notes = ["", "", "at the port", '"Nogales, AZ"', '"said ""pure"""', "près d’ici", '"two\nlines"', "=1+1"]
        unit = self.draw.choice(SPELLINGS[symbol])
        return [self.draw.choice(notes), self.spelled(substance), text, unit, *shares]

    def spelled(self, name):
        if "substance" in self.case.by:
            return name
        return self.draw.choice([name, name.upper(), name.title(), f'"{name}"'])

    def substance(self):
        return self.draw.choice(list(self.case.text["substances"]))

    def shares(self):
        """A purity and, where the table has them, its ends; 3 rows in 10 leave it to the assumption."""
        if self.draw.random() < 0.3:
            return ["", "", ""] if self.with_range else [""]
        values = sorted(self.share() for _ in range(3))
        texts = [self.share_text(value) for value in values]
        return [texts[1], texts[0], texts[2]] if self.with_range else [texts[1]]

    def share(self):
        """A percentage above 0 and at most 100."""
        kind = self.draw.randrange(6)
        if kind == 0:
            return Fraction(self.draw.choice([100, 50, 25, 20, 10, 5, 1]))
        if kind == 1:
            return Fraction(self.draw.randrange(1, 10**6), 10**self.draw.randrange(10, 27))
        places = [1, 2, 3, 14, 25][self.draw.randrange(5)]
        return Fraction(self.draw.randrange(1, 100 * 10**places), 10**places)

    def share_text(self, value):
        text = plain(value)
        if "." in text and self.draw.random() < 0.1:
            text = text.removeprefix("0")
        return text + self.draw.choice(["", "", "", "%", " %"])

    # A figure is quantity x factor; with the right quantity its third decimal is 5 and its last.
    def tie_quantity(self):
        symbol, substance, shares = self.draw.choice(list(SPELLINGS)), self.substance(), self.shares()
        row = {"substance": substance, "quantity": "1", "unit": symbol, "purity_pct": shares[0]}
        if self.with_range:
            row |= {"purity_low_pct": shares[1], "purity_high_pct": shares[2]}
        factor = self.draw.choice(self.case.figures(row))
        # quantity = odd / (200 x factor) ends where the odd number holds all of the factor's primes
        # but 2 and 5.
        primes = factor.numerator
        for prime in (2, 5):
            while primes % prime == 0:
                primes //= prime
        odd = 2 * self.draw.randrange(10 ** self.draw.randrange(1, 7)) + 1
        return symbol, substance, shares, odd * primes / (200 * factor)

    def tie(self):
        symbol, substance, shares, quantity = self.tie_quantity()
        return self.written(symbol, substance, shares, quantity)

    def near_tie(self):
        """The last of 28 digits beside a tie."""
        symbol, substance, shares, quantity = self.tie_quantity()
        whole = len(str(int(quantity))) if quantity >= 1 else 0
        places = MAX_DIGITS - whole
        if places < 0 or not fits(quantity):
            return None
        return self.written(symbol, substance, shares, quantity + self.draw.choice([-1, 1]) / Fraction(10) ** places)

    def long(self):
        digits = self.draw.randrange(20, MAX_DIGITS + 1)
        value = Fraction(self.draw.randrange(10 ** (digits - 1), 10**digits))
        value /= 10 ** self.draw.randrange(max(0, digits - 14), MAX_DIGITS + 1)
        return self.written(self.draw.choice(list(SPELLINGS)), self.substance(), self.shares(), value)

    def tiny(self):
        symbol = self.draw.choice(list(SPELLINGS))
        value = Fraction(self.draw.randrange(1, 10**5), 10 ** self.draw.randrange(8, 24))
        return self.written(symbol, self.substance(), self.shares(), value)

    def huge(self):
        symbol = self.draw.choice(list(SPELLINGS))
        value = Fraction(self.draw.randrange(1, 1000) * 10 ** self.draw.randrange(4, 19))
        return self.written(symbol, self.substance(), self.shares(), value)

    def everyday(self):
        symbol = self.draw.choice(["g", "kg", "lb", "oz", "mg"])
        value = Fraction(self.draw.randrange(1, 5 * 10**6), 10 ** self.draw.randrange(4))
        return self.written(symbol, self.substance(), self.shares(), value)

    def zero(self):
        text = self.draw.choice(["0", "0.000", "0.0", ".0", "0e5"])
        return self.row(self.draw.choice(list(SPELLINGS)), Fraction(0), text, self.shares(), self.substance())

    def written(self, symbol, substance, shares, quantity):
        if quantity <= 0 or not fits(quantity):
            return None
        return self.row(symbol, quantity, self.number_text(quantity), shares, substance)

    def number_text(self, value):
        """One of the ways in which people and programs write a number."""
        text = plain(value)
        digits, places = len(text.replace(".", "").lstrip("0")), decimals_of(value)
        kind = self.draw.randrange(8)
        if kind == 0 and places:
            room = min(MAX_DIGITS - digits, MAX_DIGITS - places)
            return text + "0" * self.draw.randrange(room + 1)
        if kind == 1:
            return "0" * self.draw.randrange(1, 6) + text
        if kind == 2 and text.startswith("0."):
            return text[1:]
        if kind == 3 or (kind == 4 and digits < 12):
            return self.scientific(value, text)
        if kind == 5 and value >= 1000:
            whole, point, decimals = text.partition(".")
            return f'"{int(whole):,}{point}{decimals}"'
        return f'"{text}"' if kind == 6 else text

    def scientific(self, value, text):
        digits = text.replace(".", "").strip("0")
        first = next(at for at, char in enumerate(text.replace(".", "")) if char != "0")
        exponent = len(text.partition(".")[0]) - 1 - first
        # The decimals of the mantissa and those of the exponent together are those of the number.
        if abs(exponent) > MAX_DIGITS or len(digits) - 1 + max(0, -exponent) > MAX_DIGITS:
            return text
        mantissa = digits[0] + (f".{digits[1:]}" if len(digits) > 1 else "")
        sign = "-" if exponent < 0 else self.draw.choice(["", "+"])
        return f"{mantissa}{self.draw.choice('eE')}{sign}{abs(exponent):0{self.draw.choice([1, 2])}d}"


def fits(value):
    """Whether the library's decimals can hold the number."""
    places = decimals_of(value)
    if places is None or places > MAX_DIGITS:
        return False
    return len(plain(value).replace(".", "").lstrip("0")) <= MAX_DIGITS


# --- the cases ---


def expected(path):
    """The files of a case, by name."""
    case, name = Case(path), path.stem
    table = path.with_suffix(".csv")
    if "rows" in case.text:
        text = Maker(case, case.text["seed"], case.text["rows"]).table()
    else:
        text = table.read_bytes().decode()
    answer, totals = case.answer(text)
    return {
        f"{name}.csv": text,
        f"{name}.toml": case.catalog(name),
        f"{name}.expected.csv": answer,
        f"{name}.totals.csv": totals,
    }


def prove(value, places, text):
    """That a rounded figure is the nearest one, asked without the code that rounded it."""
    scaled, shown_as = value * 10**places, int(text.replace(".", ""))
    away = abs(scaled - shown_as)
    assert away < Fraction(1, 2) or (away == Fraction(1, 2) and shown_as % 2 == 0), text


def itself():
    """The oracle's own arithmetic, against values worked by hand."""
    assert number("1,525.50") == Fraction(3051, 2) and number(".5") == Fraction(1, 2)
    assert number("2.20462262e-05") == Fraction(220462262, 10**13) and number("1E+3") == 1000
    assert [rounded(Fraction(n, 1000), 2) for n in (5, 15, 25, 1005)] == ["0.00", "0.02", "0.02", "1.00"]
    assert all_digits(Fraction(1, 3)) == "0." + "3" * 28 and all_digits(Fraction(2, 3)) == "0." + "6" * 27 + "7"
    assert all_digits(Fraction(10**30)) == "1" + "0" * 30 and all_digits(Fraction(1, 8)) == "0.125"
    assert all_digits(Fraction(10**28 - 1, 10**28) + Fraction(9, 10**29)) == "1"
    draw = random.Random(152)
    for _ in range(2000):
        value, places = Fraction(draw.randrange(10**9), draw.choice([3, 7, 8, 200, 10**6])), draw.randrange(5)
        prove(value, places, rounded(value, places))


def ties(path):
    """How many figures of a case lie exactly between two neighbours, so that the case is known to bite."""
    case, table = Case(path), path.with_suffix(".csv").read_bytes().decode()
    header, *raw = records(table)
    names = next(csv.reader([header]))
    rows = (dict(zip(names, fields, strict=True)) for fields in csv.reader(raw_lines(raw)))
    return sum((figure * 200).denominator == 1 and figure * 200 % 2 == 1 for row in rows for figure in case.figures(row))


def main():
    itself()
    words = sys.argv[1:]
    if len(words) == 4 and words[0] == "make":
        sys.stdout.reconfigure(encoding="utf-8", newline="")
        sys.stdout.write(Maker(Case(Path(words[1])), words[2], int(words[3])).table())
        return
    if len(words) == 5 and words[0] == "answer":
        case, table, out, totals = map(Path, words[1:])
        texts = Case(case).answer(table.read_bytes().decode())
        for path, text in zip((out, totals), texts):
            path.write_bytes(text.encode())
        return
    if words not in ([], ["--check"]):
        sys.exit(__doc__)
    for path in sorted(CASES.glob("*.json")):
        for name, text in expected(path).items():
            file = CASES / name
            if not words:
                file.write_bytes(text.encode())
            elif not file.exists() or file.read_bytes() != text.encode():
                sys.exit(f"error: {name} is not what the oracle computes")
        if not words:
            print(f"{path.stem}: {ties(path)} ties")


if __name__ == "__main__":
    main()
