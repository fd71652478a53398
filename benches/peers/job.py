"""What the job takes from its catalogue, and its command line, for every tool that dosecalc is timed beside.

    python3 NAME_job.py TABLE OUT TOTALS THREADS
"""

import sys
import tomllib
from pathlib import Path

CATALOG = Path(__file__).with_name("catalog.toml")

# Grams in each unit that the table holds.
UNITS = {"g": 1.0, "kg": 1000.0, "mg": 0.001, "lb": 453.59237, "oz": 28.349523125}

COLUMNS = (
    "id date state county agency case_number substance quantity unit purity_pct lab place"
).split()

FIGURES = ["doses_if_pure", "doses_low", "doses_central", "doses_high"]


def grams(text):
    value, unit = text.split()
    return float(value) * UNITS[unit]


def percent(text):
    return float(text.rstrip("%"))


def catalog():
    """Lethal dose in grams, and low, central and high purity in percent: four dictionaries by substance."""
    file = tomllib.loads(CATALOG.read_text(encoding="utf-8"))
    dose = {s["id"]: grams(s["lethal_dose"]["value"]) for s in file["substance"]}
    purity = [
        {p["substance"]: percent(p["purity"][end]) for p in file["preset"]}
        for end in ("low", "value", "high")
    ]
    return dose, *purity


def arguments():
    """Table, output, totals, threads."""
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    return sys.argv[1:4] + [int(sys.argv[4])]
