"""Writes spreads.tsv: quantiles, chances and means of products and sums of uncertain inputs.

An oracle that shares nothing with the library: every value is an integral by mpmath (tanh-sinh and
Gauss-Legendre quadrature with 20 digits) over the inputs' densities, inverted by secants in a bracket,
or a closed form where there is one. Run: python spread_oracle.py > spreads.tsv (mpmath 1.4; minutes).

A line: the inputs, the terms, what is asked (`q0.05` a quantile, `>5e6` a chance, `mean`), the value.
"""

from mpmath import betainc, beta, exp, log, mp, mpf, ncdf, npdf, quad

mp.dps = 20


class Shape:
    def __init__(self, text):
        self.name, points = text.split(":")
        self.points = [mpf(point) for point in points.split("..")]
        p = self.points
        if self.name == "lognormal":
            z = mpf("1.6448536269514727148638489079916321")
            self.mean_ln, self.sd = (log(p[0]) + log(p[1])) / 2, log(p[1] / p[0]) / (2 * z)
        elif self.name == "ln":
            self.mean_ln, self.sd = p
        if self.name in ("lognormal", "ln"):
            self.kinks = [exp(self.mean_ln + k * self.sd) for k in (-12, -6, -3, -1, 0, 1, 3, 6, 12)]
        elif self.name == "pert":
            self.alpha = 1 + 4 * (p[1] - p[0]) / (p[2] - p[0])
            self.beta = 6 - self.alpha
            # Not kinks, but where an integrand that begins like a power is watched more closely.
            self.kinks = [p[0], p[0] + (p[2] - p[0]) / 20, p[1], p[2] - (p[2] - p[0]) / 20, p[2]]
            self.kinks = sorted(set(self.kinks))
        else:
            self.kinks = sorted(set(p))

    def pdf(self, x):
        p = self.points
        if self.name in ("lognormal", "ln"):
            return npdf((log(x) - self.mean_ln) / self.sd) / (self.sd * x) if x > 0 else mpf(0)
        if x < p[0] or x > p[-1]:
            return mpf(0)
        w = p[-1] - p[0]
        if self.name == "uniform":
            return 1 / w
        if self.name == "pert":
            y = (x - p[0]) / w
            return y ** (self.alpha - 1) * (1 - y) ** (self.beta - 1) / beta(self.alpha, self.beta) / w
        if x < p[1]:
            return 2 * (x - p[0]) / (w * (p[1] - p[0]))
        return 2 * (p[2] - x) / (w * (p[2] - p[1])) if x > p[1] else 2 / w

    def cdf(self, x):
        p = self.points
        if self.name in ("lognormal", "ln"):
            return ncdf((log(x) - self.mean_ln) / self.sd) if x > 0 else mpf(0)
        if x <= p[0]:
            return mpf(0)
        if x >= p[-1]:
            return mpf(1)
        w = p[-1] - p[0]
        if self.name == "uniform":
            return (x - p[0]) / w
        if self.name == "pert":
            return betainc(self.alpha, self.beta, 0, (x - p[0]) / w, regularized=True)
        if x <= p[1]:
            return (x - p[0]) ** 2 / (w * (p[1] - p[0]))
        return 1 - (p[2] - x) ** 2 / (w * (p[2] - p[1]))

    def power_mean(self, n):
        if self.name in ("lognormal", "ln"):
            return exp(n * self.mean_ln + n * n * self.sd**2 / 2)
        return quad(lambda x: x**n * self.pdf(x), self.kinks)


def over(one, other, inner):
    """E[inner(x)] over `one`, split also where x meets a kink of `other`."""
    low, high = one.kinks[0], one.kinks[-1]
    splits = sorted(set(one.kinks + [k for k in other if low < k < high]))
    return quad(lambda x: one.pdf(x) * inner(x), splits)


def ratio(p, d):
    """The CDF of p / d."""
    return lambda t: over(d, [k / t for k in p.kinks], lambda x: p.cdf(t * x)) if t > 0 else mpf(0)


def times(p, q):
    """The CDF of p * q."""
    return lambda t: over(q, [t / k for k in p.kinks], lambda x: p.cdf(t / x)) if t > 0 else mpf(0)


def plus(p, q):
    """The CDF of p + q."""
    return lambda t: over(q, [t - k for k in p.kinks], lambda x: p.cdf(t - x))


def scaled(cdf, k):
    return lambda t: cdf(t / mpf(k))


def quantile(cdf, p, low, high):
    low, high, side = mpf(low), mpf(high), 0
    for _ in range(6):
        middle = (low + high) / 2
        low, high = (middle, high) if cdf(middle) < p else (low, middle)
    f_low, f_high = cdf(low) - p, cdf(high) - p
    for _ in range(60):
        # The Illinois rule: secants in a bracket, an end that stays counts half.
        t = high - f_high * (high - low) / (f_high - f_low)
        f = cdf(t) - p
        if abs(f) < mpf(10) ** (4 - mp.dps) or high - low < t * mpf(10) ** (4 - mp.dps):
            return t
        if (f < 0) == (f_low < 0):
            low, f_low, f_high = t, f, f_high / 2 if side == 1 else f_high
            side = 1
        else:
            high, f_high, f_low = t, f, f_low / 2 if side == -1 else f_low
            side = -1
    raise ArithmeticError("no quantile")


def line(inputs, terms, what, value):
    print(inputs, terms, what, mp.nstr(value, 17, min_fixed=-30, max_fixed=40), sep="\t", flush=True)


def case(inputs, terms, cdf, low, high, mean=None, above=(), ps=("0.001", "0.05", "0.5", "0.95", "0.999")):
    for p in ps:
        line(inputs, terms, "q" + p, quantile(cdf, mpf(p), low, high))
    for figure in above:
        line(inputs, terms, ">" + figure, 1 - cdf(mpf(figure)))
    if mean is not None:
        line(inputs, terms, "mean", mean)


def product(p, d, k, low, high, above=(), **more):
    P, D = Shape(p), Shape(d)
    case(f"p={p}; d={d}", f"{k}*p/d", scaled(ratio(P, D), k), low, high, mpf(k) * P.power_mean(1) * D.power_mean(-1), above, **more)


def multiplied(p, q, k, low, high, **more):
    P, Q = Shape(p), Shape(q)
    case(f"p={p}; q={q}", f"{k}*p*q", scaled(times(P, Q), k), low, high, mpf(k) * P.power_mean(1) * Q.power_mean(1), **more)


def both_bounded():
    """Quotients and products of two bounded shapes, peaks at their ends and next to no width among them."""
    three = ("0.05", "0.5", "0.95")
    product("pert:0.001..0.058..0.649", "pert:0.25..2..3", "1000000", 1e2, 3e6, ("50000",), ps=three)
    product("pert:0.05..0.05..0.2", "pert:1..3..3", "1000000", 1.6e4, 2e5, ps=three)
    product("triangular:0.05..0.103..0.2", "pert:1..2..4", "1000000", 1.2e4, 2e5, ps=three)
    product("pert:0.05..0.103..0.2", "uniform:1..1.0001", "1000000", 4.9e4, 2.1e5, ps=three)
    product("uniform:0.05..0.2", "pert:2..2..2.001", "1000000", 2.4e4, 1.1e5, ("99990",))
    product("pert:0.0001..0.0001..0.9", "pert:1..2..3", "1000000", 1, 9e5, ps=three)
    multiplied("uniform:1..2", "uniform:1..3", "100", 100, 600)
    multiplied("triangular:100..105..110", "uniform:0.05..0.2", "1000", 4e3, 3e4)
    multiplied("pert:100..105..110", "pert:0.05..0.103..0.2", "1000", 4e3, 3e4, ps=three)
    multiplied("pert:1..1..20", "triangular:1..25..25", "1", 1, 500, ps=three)
    P, Q = Shape("pert:1..2..4"), Shape("triangular:2..3..6")
    under = times(P, Q)
    case("d=pert:1..2..4; e=triangular:2..3..6", "1000/d/e", lambda t: 1 - under(1000 / t), 20, 600, 1000 * P.power_mean(-1) * Q.power_mean(-1), ("100",), ps=three)


def two_factors():
    product("triangular:0.076..0.104..0.132", "ln:0.69..0.4", "273000000", 1e6, 2e8, ("5000000", "20000000", "100000000"))
    product("pert:0.05..0.103..0.2", "lognormal:1..4", "1000000", 1e3, 1e6, ("50000",))
    product("pert:0.001..0.058..0.649", "lognormal:1..4", "1000000", 1e2, 3e6)
    product("pert:0.05..0.052..0.2", "lognormal:1.9..2.1", "1000000", 1e4, 2e5)
    product("uniform:0.05..0.2", "lognormal:1..1.01", "1000000", 1e4, 3e5)
    product("uniform:0.05..0.2", "uniform:1..3", "1000000", 1.6e4, 2e5, ("62500", "10000", "200000"))
    product("triangular:0.05..0.103..0.2", "triangular:1..2..3", "1000000", 1.6e4, 2e5, ("100000",))
    product("triangular:0.05..0.05..0.2", "triangular:1..3..3", "1000000", 1.6e4, 2e5)
    product("triangular:0.05..0.103..0.2", "uniform:1..1.000001", "1000000", 4e4, 2e5)
    product("uniform:0.0001..0.9", "triangular:0.25..2..3", "1000000", 1, 4e6)
    product("lognormal:0.05..0.2", "lognormal:1..4", "1000000", 1e3, 1e7, ("50000",))
    for d in ("uniform:1..3", "triangular:1..2..3", "lognormal:1..4", "pert:1..2..3"):
        D = Shape(d)
        cdf = lambda t: 1 - D.cdf(1000 / t)
        case(f"d={d}", "1000/d", cdf, 100, 2000, 1000 * D.power_mean(-1), ("400", "900"))
    product("pert:0.05..0.103..0.2", "pert:1..2..3", "1000000", 1.6e4, 2e5, ps=("0.05", "0.5", "0.95"))


def sums():
    u, v, w = Shape("uniform:1..2"), Shape("uniform:1..3"), Shape("uniform:2..5")
    triple = "p=uniform:1..2; q=uniform:1..3; d=uniform:2..5"
    both = plus(u, v)
    case("p=uniform:1..2; q=uniform:1..3", "1*p + 1*q", both, 2, 5, mpf("3.5"), ("3", "4.9"))
    # (p + q) / d: the kinks of p + q are at 2, 3, 4 and 5.
    shared = lambda t: quad(lambda x: w.pdf(x) * both(t * x), sorted({mpf(2), mpf(5)} | {k / t for k in (2, 3, 4, 5) if 2 < k / t < 5}))
    case(triple, "1*p/d + 1*q/d", shared, 0.4, 2.5, mpf("3.5") * w.power_mean(-1), ps=("0.05", "0.5", "0.95"))
    # p / d + q: the kinks of p / d are at 1/5, 2/5, 1/2 and 1.
    pd = ratio(u, w)
    mixed = lambda t: quad(lambda x: v.pdf(x) * pd(t - x), sorted({mpf(1), mpf(3)} | {t - k for k in (mpf(1) / 5, mpf(2) / 5, mpf(1) / 2, mpf(1)) if 1 < t - k < 3}))
    case(triple, "1*p/d + 1*q", mixed, 1.2, 4, ps=("0.05", "0.5", "0.95"))
    a, b = Shape("lognormal:1..4"), Shape("lognormal:2..30")
    case("p=lognormal:1..4; q=lognormal:2..30", "1*p + 1*q", plus(a, b), 1, 500, a.power_mean(1) + b.power_mean(1), ("20",))
    e, f = Shape("pert:1..2..4"), Shape("pert:2..2..9")
    case("p=pert:1..2..4; q=pert:2..2..9", "1*p + 1*q", plus(e, f), 3, 13, e.power_mean(1) + f.power_mean(1), ("5",), ps=("0.05", "0.5", "0.95"))
    t, n = Shape("triangular:0.05..0.103..0.2"), Shape("lognormal:1..4")
    s = Shape("pert:0.1..0.29..0.76")
    mp.dps = 15
    powder = ratio(t, n)
    total = lambda figure: quad(lambda x: s.pdf(x) * powder((figure - 300000 * x) / 1000000), [k for k in s.kinks if 300000 * k < figure] + ([figure / 300000] if figure < 228000 else []))
    case("p=triangular:0.05..0.103..0.2; d=lognormal:1..4; s=pert:0.1..0.29..0.76", "1000000*p/d + 300000*s", total, 3.5e4, 5e5, ps=("0.05", "0.5", "0.95"))
    mp.dps = 20


def three_factors():
    # m * p / d with a lognormal dose: the lognormal CDF averaged over both others.
    m, p, d = Shape("uniform:100..110"), Shape("triangular:0.05..0.103..0.2"), Shape("lognormal:1..4")
    mp.dps = 15
    cdf = lambda t: quad(lambda x, y: m.pdf(x) * p.pdf(y) * (1 - d.cdf(x * y / t)), m.kinks, p.kinks)
    case("m=uniform:100..110; p=triangular:0.05..0.103..0.2; d=lognormal:1..4", "1*m*p/d", cdf, 1, 60, mpf(105) * p.power_mean(1) * d.power_mean(-1), ps=("0.05", "0.5", "0.95"))
    mp.dps = 20


if __name__ == "__main__":
    two_factors()
    both_bounded()
    sums()
    three_factors()
