"""Writes totals_draws.tsv: quantiles of totals whose rows have unknowns of their own, by random draws.

An oracle for what the library does by three moments. Run: python totals_draws.py > totals_draws.tsv (numpy; a minute).
A line: the masses of the rows in grams, the purity, the lethal dose in mg, then 5%, 50% and 95% of the total and the
largest standard error of the three. `100000,100*999` is a hundred kilograms and 999 times a hundred grams.
"""

import numpy as np

rng = np.random.default_rng(20260)


def pert(points, shape):
    low, central, high = points
    alpha = 1 + 4 * (central - low) / (high - low)
    return low + (high - low) * rng.beta(alpha, 6 - alpha, shape)


def drawn(text, shape):
    if text.startswith("lognormal:"):
        low, high = (float(part) for part in text[10:].split(".."))
        sd = np.log(high / low) / (2 * 1.6448536269514722)
        return np.exp(np.log(low * high) / 2 + sd * rng.standard_normal(shape))
    points = [float(part) for part in text.split("..")]
    return pert(points, shape) if len(points) == 3 else np.full(shape, points[0])


def masses(text):
    if text.startswith("squares:"):
        return [10 * i * i for i in range(1, int(text[8:]) + 1)]
    all = []
    for part in text.split(","):
        mass, _, times = part.partition("*")
        all += [float(mass)] * int(times or 1)
    return all


def total(rows, purity, dose, draws):
    sums = np.zeros(draws)
    for mass in masses(rows):
        sums += 10 * mass * drawn(purity, draws) / drawn(dose, draws)
    return np.sort(sums)


print("# rows\tpurity\tdose\t5%\t50%\t95%\tstandard error")
for rows in ["3000,3000", "5000,1000", ",".join(str(1000 * 2**i) for i in range(10)), "1000*10", "squares:1000", "100000,100*999"]:
    for purity in ["5.3..10.3..19.5", "1..2..65"]:
        for dose in ["2", "lognormal:1..4", "1..2..3"]:
            draws = 4_000_000 if len(masses(rows)) < 100 else 100_000
            sums = total(rows, purity, dose, draws)
            figures, error = [], 0
            for p in (0.05, 0.5, 0.95):
                at, off = int(p * draws), int(np.sqrt(p * (1 - p) * draws))
                figures.append(sums[at])
                error = max(error, (sums[min(at + off, draws - 1)] - sums[max(at - off, 0)]) / 2)
            print(rows, purity, dose, *(f"{figure:.1f}" for figure in figures), f"{error:.1f}", sep="\t")
