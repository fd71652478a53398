#!/usr/bin/env python3
"""Times numpy's draws of a triangular purity over a lognormal lethal dose, with their three quantiles.

    python3 benches/peers/draws.py; cargo bench -p dosecalc-benches --bench spread -- draws

Run both in turn, on a machine that does little else: what counts is the ratio.
"""

import time

import numpy

COUNT, RUNS = 100_000, 50


def run(generator):
    purity = generator.triangular(0.076, 0.104, 0.132, COUNT)
    dose = generator.lognormal(0.6931, 0.4214, COUNT)
    return numpy.quantile(273e6 * purity / dose, [0.05, 0.5, 0.95])


def main():
    generator = numpy.random.default_rng(1)
    times, draws = [], []
    for _ in range(RUNS):
        start = time.perf_counter()
        run(generator)
        times.append(time.perf_counter() - start)
        start = time.perf_counter()
        273e6 * generator.triangular(0.076, 0.104, 0.132, COUNT) / generator.lognormal(0.6931, 0.4214, COUNT)
        draws.append(time.perf_counter() - start)
    for name, found in (("draws alone", draws), ("draws and three quantiles", times)):
        found.sort()
        per = [1e9 * value / COUNT for value in (found[0], found[RUNS // 2])]
        print(f"numpy {numpy.__version__}, {name}: best {per[0]:.1f}, median {per[1]:.1f} ns a draw")


if __name__ == "__main__":
    main()
