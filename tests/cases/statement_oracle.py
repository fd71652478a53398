#!/usr/bin/env python3
"""Writes statements.tsv: the sentence of each case in each language, from fractions and from rules of its own.

    python3 tests/cases/statement_oracle.py          rewrites statements.tsv
    python3 tests/cases/statement_oracle.py --check  changes nothing, fails if a line differs

It shares nothing with the library: figures are fractions, and numbers are written by the rules below.
English and Spanish of the United States: CLDR 46 (en, es-US). Spanish: RAE, Ortografia de la lengua
espanola (2010), VIII.2.3: comma, a space between groups from five digits on, "millones" up to a billon.
"""

import sys
from fractions import Fraction as F
from pathlib import Path

OUT = Path(__file__).parent / "statements.tsv"
LB, OZ = F("453.59237"), F("453.59237") / 16
MG = F(1, 1000)
SPACE = "\u00a0"


def two_digits(number):
    """At most two significant digits, halves up: (digits, power of ten)."""
    power = 0
    while number >= 100:
        number, power = number / 10, power + 1
    while number < 10:
        number, power = number * 10, power - 1
    return F(int(number + F(1, 2))) * F(10) ** power


def plain(number):
    """A decimal with a point, no groups."""
    if number.denominator == 1:
        return str(number.numerator)
    for places in range(1, 20):
        scaled = number * 10**places
        if scaled.denominator == 1:
            digits = str(scaled.numerator).rjust(places + 1, "0")
            return digits[:-places] + "." + digits[-places:]
    raise ValueError(number)


def grouped(number, lang):
    whole, _, rest = plain(number).partition(".")
    parts = []
    while whole:
        parts.insert(0, whole[-3:])
        whole = whole[:-3]
    if lang == "es":
        text = (SPACE if len("".join(parts)) > 4 else "").join(parts)
        return text + ("," + rest if rest else "")
    return ",".join(parts) + ("." + rest if rest else "")


def scale(number, lang):
    """The number in front, and the noun behind it, if there is one."""
    names = (
        [(12, "trillion", "trillion"), (9, "billion", "billion"), (6, "million", "million")]
        if lang == "en"
        else [(12, "bill\u00f3n", "billones"), (6, "mill\u00f3n", "millones")]
    )
    for power, one, many in names:
        if number >= 10**power:
            short = number / 10**power
            return grouped(short, lang), one if short == 1 else many
    return grouped(number, lang), ""


def doses(low, central, high, lang):
    """The figure with its noun, and whether the ends differ."""
    low, central, high = (scale(two_digits(x), lang) for x in (low, central, high))
    one = lambda s: " ".join(filter(None, s))
    if low == high:
        text = ("about " if lang == "en" else "unos ") + one(central)
        last = central
    elif lang == "en":
        text, last = f"{one(low)} to {one(high)}", high
    else:
        first = low[0] if low[1] == high[1] else one(low)
        text, last = f"entre {first} y {one(high)}", high
    middle = ("about " if lang == "en" else "unos ") + one(central)
    if lang == "en":
        return f"{text} potential lethal-dose equivalents", middle, low != high
    de = " de" if last[1] else ""
    return f"{text}{de} equivalentes a dosis potencialmente letales", middle, low != high


def unit(number, name, lang):
    space = SPACE if (name, lang) == ("%", "es") else ("" if name == "%" else " ")
    return grouped(F(number), lang) + space + name


FY2025 = ("October 2024 to September 2025", "octubre de 2024 a septiembre de 2025")
DEA_CONDITION = (
    "potentially lethal, depending on body size, tolerance, past use and other factors",
    "potencialmente letal, seg\u00fan el tama\u00f1o del cuerpo, la tolerancia, el consumo previo y otros factores",
)
HOW = {
    "gross": ("if all of it were pure drug", "si todo fuera droga pura"),
    "purity": ("when adjusted for purity", "con ajuste por pureza"),
    "share": (
        "by the share of tablets that hold at least one such dose",
        "seg\u00fan el porcentaje de tabletas que contienen al menos una de esas dosis",
    ),
    "both": (
        "with powder adjusted for purity and tablets by the share that hold at least one such dose",
        "con ajuste por pureza del polvo y seg\u00fan el porcentaje de tabletas que contienen al menos una de esas dosis",
    ),
}


def average(period):
    return f"DEA's average for {period[0]}", f"promedio de {period[1]} seg\u00fan la DEA"


GIVEN = ("a value given for this statement", "valor indicado para esta declaraci\u00f3n")
GIVEN_VALUES = ("values given for this statement", "valores indicados para esta declaraci\u00f3n")
DOJ = ("a figure from DOJ for May 2025", "cifra de mayo de 2025 seg\u00fan el Departamento de Justicia")
DEA_PURITY = ("5.3", "19.5")


def purity(value, lang):
    return f"{unit(value, '%', lang)} purity" if lang == "en" else f"una pureza del {unit(value, '%', lang)}"


def share(value, lang):
    return f"{unit(value, '%', lang)} of tablets" if lang == "en" else f"el {unit(value, '%', lang)} de las tabletas"


def joined(parts, lang):
    return (" and " if lang == "en" else " y ").join(parts)


def beside(case, lang):
    """The if-pure figure, of what was weighed; of what is taken as pure it is the first one, said once."""
    if "pure" not in case or (tuple(case["doses"]) == case["pure"] and "pure_only" not in case):
        return ""
    low, central, high = (" ".join(filter(None, scale(two_digits(x), lang))) for x in case["pure"])
    if low == high:
        text = ("about " if lang == "en" else "unos ") + central
    elif lang == "en":
        text = f"{low} to {high}"
    else:
        (first, noun), (_, last) = (scale(two_digits(case["pure"][at]), lang) for at in (0, 2))
        text = f"entre {first if noun == last else low} y {high}"
    only = case.get("pure_only")
    if only:
        only = only[{"en": 0, "es": 1, "es-US": 2}[lang]]
        return f", or {text} for {only} alone, if pure" if lang == "en" else f", o bien {text} solo por {only}, si fuera droga pura"
    return f", or {text} if all of it were pure drug" if lang == "en" else f", o bien {text} si todo fuera droga pura"


def pure(grams, dose=("2", "2", "2")):
    return tuple(grams / (F(d) * MG) for d in reversed(dose))


def sentence(case, lang):
    at = 0 if lang == "en" else 1
    text, middle, is_range = doses(*case["doses"], lang)
    seizure = case["seizure"][{"en": 0, "es": 1, "es-US": 2}[lang]]
    start, verb, with_, where, is_ = (
        ("The seizure of", "comes to", "at", "where", "is a dose that is")
        if lang == "en"
        else ("La incautaci\u00f3n de", "representa", "con", "considerando que una dosis de", "es")
    )
    of = "of" if lang == "en" else "de"
    basis = case.get("basis")
    paren = ""
    if basis:
        inside = f"{with_} {basis(lang)}"
        paren = f" ({middle} {inside})" if is_range else f" ({inside})"
    drug = case.get("drug", ("fentanyl", "fentanilo"))[at]
    dose = case.get("dose", lambda lang: unit("2", "mg", lang))(lang)
    condition = case.get("condition", DEA_CONDITION)[at]
    caveat = case["caveat"][at] if "caveat" in case else ""
    caveat = f"; {caveat}" if caveat else ""
    return (
        f"{start} {seizure} {verb} {text} {HOW[case['how']][at]}{paren}{beside(case, lang)}, "
        f"{where} {dose} {of} {drug} {is_} {condition}{caveat}."
    )


def adjusted(grams, value, low=DEA_PURITY[0], high=DEA_PURITY[1], dose=("2", "2", "2")):
    one = lambda p, d: grams * F(p) / 100 / (F(d) * MG)
    return one(low, dose[2]), one(value, dose[1]), one(high, dose[0])


def add(*ranges):
    return tuple(sum(part) for part in zip(*ranges))


def of_tablets(count, value, low="10", high="76"):
    return tuple(count * F(p) / 100 for p in (low, value, high))


def from_dea(value, period=FY2025):
    return lambda lang: f"{purity(value, lang)}, {average(period)[lang != 'en']}"


def both_from_dea(tablets, powder, period):
    return lambda lang: (
        f"{joined([share(tablets, lang), purity(powder, lang)], lang)}, {average(period)[lang != 'en']}"
    )


def both_powder_first(powder, tablets, period):
    return lambda lang: (
        f"{joined([purity(powder, lang), share(tablets, lang)], lang)}, {average(period)[lang != 'en']}"
    )


def gross_words(en, es, us=None):
    return f"{en} (gross weight)", f"{es} (peso bruto)", f"{us or es} (peso bruto)"


WEIGHED = F(20) * LB
YEAR_2022 = ("2022", "2022")

CASES = [
    # FBI, Operation SpecTor.
    dict(
        text="about 152 pounds of fentanyl",
        seizure=gross_words("about 152 pounds of fentanyl", "aproximadamente 152 libras de fentanilo"),
        pure=pure(152 * LB), doses=adjusted(152 * LB, "10.3"), how="purity", basis=from_dea("10.3"),
    ),
    # FBI, 113.8 million; DOJ, 258 million.
    dict(
        text="over 1,500 kilograms of fentanyl", options="--preset doj-2025-05",
        seizure=gross_words("more than 1,500 kilograms of fentanyl", "m\u00e1s de 1500 kilogramos de fentanilo", "m\u00e1s de 1,500 kilogramos de fentanilo"),
        pure=pure(F(1_500_000)), doses=adjusted(F(1_500_000), "15.18"), how="purity",
        basis=lambda lang: f"{purity('15.18', lang)}, {DOJ[lang != 'en']}",
    ),
    dict(
        text="3,400 kg of fentanyl", options="--preset doj-2025-05",
        seizure=gross_words("3,400 kilograms of fentanyl", "3400 kilogramos de fentanilo", "3,400 kilogramos de fentanilo"),
        pure=pure(F(3_400_000)), doses=adjusted(F(3_400_000), "15.18"), how="purity",
        basis=lambda lang: f"{purity('15.18', lang)}, {DOJ[lang != 'en']}",
    ),
    # DEA, February 2026: more than 57 million.
    dict(
        text="4.7 million fentanyl pills and nearly 2,396 pounds of fentanyl powder",
        seizure=gross_words(
            "4.7 million fentanyl tablets and nearly 2,396 pounds of fentanyl powder",
            "4,7 millones de tabletas de fentanilo y casi 2396 libras de fentanilo en polvo",
            "4.7 millones de tabletas de fentanilo y casi 2,396 libras de fentanilo en polvo",
        ),
        pure=pure(2396 * LB),
        pure_only=("nearly 2,396 pounds of fentanyl powder", "casi 2396 libras de fentanilo en polvo", "casi 2,396 libras de fentanilo en polvo"),
        doses=add(adjusted(2396 * LB, "10.3"), of_tablets(4_700_000, "29")), how="both",
        basis=both_from_dea("29", "10.3", FY2025),
    ),
    # DEA, 2022: 10.2 million tablets and 980 pounds.
    dict(
        text="980 pounds of fentanyl powder and more than 10.2 million fentanyl pills", options="--preset dea-2022",
        seizure=(
            "980 pounds of fentanyl powder (gross weight) and more than 10.2 million fentanyl tablets",
            "980 libras de fentanilo en polvo (peso bruto) y m\u00e1s de 10,2 millones de tabletas de fentanilo",
            "980 libras de fentanilo en polvo (peso bruto) y m\u00e1s de 10.2 millones de tabletas de fentanilo",
        ),
        pure=pure(980 * LB),
        pure_only=("980 pounds of fentanyl powder", "980 libras de fentanilo en polvo", "980 libras de fentanilo en polvo"),
        doses=add(adjusted(980 * LB, "19.2"), of_tablets(10_200_000, "60")), how="both",
        basis=both_powder_first("19.2", "60", YEAR_2022),
    ),
    # CBSA, 2016: more than 10 million.
    dict(
        text="209 g carfentanil",
        seizure=gross_words("209 grams of carfentanil", "209 gramos de carfentanilo"),
        doses=(F("10450000"),) * 3, how="gross", drug=("carfentanil", "carfentanilo"),
        dose=lambda lang: unit("0.02", "mg", lang), condition=("potentially lethal", "potencialmente letal"),
        caveat=(
            "no lethal dose of carfentanil in humans is established: DEA wrote in September 2016 that its range is unknown",
            "no se ha establecido una dosis letal de carfentanilo en humanos: la DEA escribi\u00f3 en septiembre de 2016 que se desconoce",
        ),
    ),
    # A pure figure past a thousand millions, and one past a billon.
    dict(
        text="14,000 lb fentanyl", options="--purity 100%",
        seizure=gross_words("14,000 pounds of fentanyl", f"14{SPACE}000 libras de fentanilo", "14,000 libras de fentanilo"),
        pure=pure(14000 * LB), doses=adjusted(14000 * LB, "100", "100", "100"), how="purity",
        basis=lambda lang: f"{purity('100', lang)}, {GIVEN[lang != 'en']}",
    ),
    dict(
        text="3,500 short tons of fentanyl", options="--purity 100%",
        seizure=gross_words("3,500 short tons of fentanyl", "3500 toneladas cortas de fentanilo", "3,500 toneladas cortas de fentanilo"),
        pure=pure(7_000_000 * LB), doses=adjusted(7_000_000 * LB, "100", "100", "100"), how="purity",
        basis=lambda lang: f"{purity('100', lang)}, {GIVEN[lang != 'en']}",
    ),
    # U.S. Attorney, 2017: 3 mg.
    dict(
        text="44.14 kilograms of fentanyl", options="--lethal-dose fentanyl-3mg",
        seizure=gross_words("44.14 kilograms of fentanyl", "44,14 kilogramos de fentanilo", "44.14 kilogramos de fentanilo"),
        pure=pure(F(44140), dose=("3", "3", "3")), doses=adjusted(F(44140), "10.3", dose=("3", "3", "3")), how="purity", basis=from_dea("10.3"),
        dose=lambda lang: unit("3", "mg", lang), plain_dose=True,
    ),
    dict(
        text="64 kg fentanyl",
        seizure=gross_words("64 kilograms of fentanyl", "64 kilogramos de fentanilo"),
        pure=pure(F(64000)), doses=adjusted(F(64000), "10.3"), how="purity", basis=from_dea("10.3"),
    ),
    dict(
        text="131 g fentanyl",
        seizure=gross_words("131 grams of fentanyl", "131 gramos de fentanilo"),
        pure=pure(F(131)), doses=adjusted(F(131), "10.3"), how="purity", basis=from_dea("10.3"),
    ),
    dict(
        text="1,357 pounds of fentanyl powder",
        seizure=gross_words("1,357 pounds of fentanyl powder", "1357 libras de fentanilo en polvo", "1,357 libras de fentanilo en polvo"),
        pure=pure(1357 * LB), doses=adjusted(1357 * LB, "10.3"), how="purity", basis=from_dea("10.3"),
    ),
    dict(
        text="12 lb 4 oz fentanyl",
        seizure=gross_words("12 pounds 4 ounces of fentanyl", "12 libras 4 onzas de fentanilo"),
        pure=pure(12 * LB + 4 * OZ), doses=adjusted(12 * LB + 4 * OZ, "10.3"), how="purity", basis=from_dea("10.3"),
    ),
    # A laboratory's range, and a range of lethal doses.
    dict(
        text="12 kg fentanyl", options="--purity 5%..12%..20% --lethal-dose 1mg..2mg..3mg",
        seizure=gross_words("12 kilograms of fentanyl", "12 kilogramos de fentanilo"),
        pure=pure(F(12000), dose=("1", "2", "3")), doses=adjusted(F(12000), "12", "5", "20", dose=("1", "2", "3")), how="purity",
        basis=lambda lang: f"{purity('12', lang)}, {GIVEN[lang != 'en']}",
        dose=lambda lang: f"{unit('1', 'mg', lang)} {'to' if lang == 'en' else 'a'} {unit('3', 'mg', lang)}", plain_dose=True,
    ),
    # A laboratory's purity of each.
    dict(
        text="5 kg fentanyl at 10% purity and 3 kg fentanyl powder at 20% purity",
        seizure=gross_words(
            "5 kilograms of fentanyl and 3 kilograms of fentanyl powder",
            "5 kilogramos de fentanilo y 3 kilogramos de fentanilo en polvo",
        ),
        pure=pure(F(8000)), doses=(F(250_000 + 300_000),) * 3, how="purity",
        basis=lambda lang: (
            f"{joined([unit('10', '%', lang), unit('20', '%', lang)], lang)} purity, {GIVEN_VALUES[0]}"
            if lang == "en"
            else f"purezas de {joined([unit('10', '%', lang), unit('20', '%', lang)], lang)}, {GIVEN_VALUES[1]}"
        ),
    ),
    dict(
        text="5,000 fentanyl tablets", options="--preset dea-2024",
        seizure=("5,000 fentanyl tablets", "5000 tabletas de fentanilo", "5,000 tabletas de fentanilo"),
        doses=of_tablets(5000, "50"), how="share",
        basis=lambda lang: f"{share('50', lang)}, {average(('2024', '2024'))[lang != 'en']}",
    ),
    # Tablets by their weight: 90 to 110 mg each.
    dict(
        text="20 lb of fentanyl pills",
        seizure=gross_words("20 pounds of fentanyl tablets", "20 libras de tabletas de fentanilo"),
        doses=tuple(
            WEIGHED / (F(mass) * MG) * F(part) / 100 for mass, part in (("110", "10"), ("100", "29"), ("90", "76"))
        ),
        how="share", basis=lambda lang: f"{share('29', lang)}, {average(FY2025)[lang != 'en']}",
    ),
]


def lines():
    yield "# Written by statement_oracle.py: text, options, language, the sentence of the statement."
    for case in CASES:
        for lang in ("en", "es", "es-US"):
            text = sentence(case, lang)
            if case.get("plain_dose"):
                plain_, taken = (
                    (f"is a dose that is {DEA_CONDITION[0]}", "is taken as a potentially lethal dose")
                    if lang == "en"
                    else (f"es {DEA_CONDITION[1]}", "se toma como potencialmente letal")
                )
                assert plain_ in text
                text = text.replace(plain_, taken)
            yield "\t".join([case["text"], case.get("options", "-"), lang, text])


def main():
    table = "\n".join(lines()) + "\n"
    if "--check" in sys.argv:
        sys.exit(0 if OUT.read_text(encoding="utf-8") == table else "statements.tsv is not what the cases say")
    OUT.write_text(table, encoding="utf-8")


main()
