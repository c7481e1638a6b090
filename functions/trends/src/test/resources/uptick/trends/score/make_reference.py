"""Writes the reference values beside it: the formulas once more, with Python's own mathematics.

Python 3.11, standard library only: python3 make_reference.py, in this folder.
"""
import csv
import math
import random

BASELINES = {"outlier": (0.47, 1.15), "size": (7.86, 1.89), "like_rate": (0.036, 0.023)}


def phi(z):
    return 50 * math.erfc(-z / math.sqrt(2))


def velocity(v):
    if v["previous"] is not None and 1 <= v["between"] <= 168:
        return max(0, v["views"] - v["previous"]) / v["between"], True
    if v["age"] is None:
        return None, False
    return v["views"] / (max(0, v["age"]) + 12), False


def z(name, x):
    median, scale = BASELINES[name]
    return (x - median) / scale


def traction(videos):
    moving = [(*velocity(v), v) for v in videos]
    moving = [m for m in moving if m[0] is not None]
    moving.sort(key=lambda m: (-m[0], -m[2]["views"], m[2]["id"]))
    total = min(5, len(videos))
    moving = moving[:5]
    if not moving:
        return None
    speed = math.fsum(m[0] for m in moving)

    def share(test):
        some = [m for m in moving if test(m)]
        return math.fsum(m[0] for m in some) / speed if speed > 0 else len(some) / len(moving)

    score = z("size", math.log(1 + speed))
    known = [m for m in moving if m[2]["channel"] is not None]
    if known:
        ratio = (math.fsum(m[0] for m in known) + 50) / (math.fsum(m[2]["channel"] for m in known) + 50)
        score = 0.6 * z("outlier", math.log(ratio)) + 0.4 * score
    liked = [m[2] for m in moving if m[2]["likes"] is not None]
    if liked:
        rate = (sum(v["likes"] for v in liked) + 5) / (sum(v["views"] for v in liked) + 250)
        score += 0.15 * min(2, max(-2, z("like_rate", rate)))
    quality = (
        len(moving) / total
        * (0.7 + 0.3 * share(lambda m: m[1]))
        * (0.6 + 0.4 * share(lambda m: m[2]["channel"] is not None))
        * (1 + 0.15 * share(lambda m: m[2]["likes"] is not None)) / 1.15
        * 0.7
    )
    return score, phi(score), quality


def some_video(chance, name):
    maybe = lambda p, value: value if chance.random() < p else None
    views = int(math.exp(chance.uniform(0, 17)))
    seen = chance.random() < 0.6
    return {
        "id": name,
        "views": views,
        "likes": maybe(0.8, int(views * chance.betavariate(2, 40))),
        "age": maybe(0.8, round(chance.uniform(-1, 900), 3)),
        "previous": int(views * chance.uniform(0.3, 1.05)) if seen else None,
        "between": chance.choice([24.0, 24.0, 23.5, 6.25, 0.5, 200.0, 0.0, -3.0]) if seen else None,
        "channel": maybe(0.5, round(math.exp(chance.uniform(0, 10)), 3)),
    }


def write_traction():
    chance = random.Random(20171013)
    with open("youtube-traction-python-3.11.csv", "w", newline="") as out:
        out.write("# made by make_reference.py beside it, Python 3.11, math.log and math.erfc, seed 20171013; medians and scales: outlier 0.47 1.15, size 7.86 1.89, like rate 0.036 0.023, counted as priors\n")
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow("case id views likes age_hours previous_views hours_between channel_velocity z score quality".split())
        for case in range(80):
            videos = [some_video(chance, f"v{case:02}{i}") for i in range(chance.randint(1, 8))]
            result = traction(videos)
            for v in videos:
                row = [case, *(v[k] for k in ("id", "views", "likes", "age", "previous", "between", "channel"))]
                rows.writerow(["" if x is None else x for x in row] + (list(map(repr, result)) if result else ["", "", ""]))


def write_momentum():
    chance = random.Random(20171014)
    weights = (0.30, 0.30, 0.40)
    with open("momentum-python-3.11.csv", "w", newline="") as out:
        out.write("# made by make_reference.py beside it, Python 3.11, math.fsum and math.sqrt, seed 20171014; weights .30 .30 .40\n")
        rows = csv.writer(out, lineterminator="\n")
        names = [f"{p}_{k}" for p in ("reddit", "youtube", "google") for k in ("score", "quality", "age")]
        rows.writerow(names + "bonus momentum mean coverage pull agreement".split())
        for _ in range(80):
            parts = [
                (round(chance.uniform(0, 100), 4), round(chance.uniform(0.05, 1), 4), round(chance.uniform(0, 300), 2))
                if chance.random() < 0.7 else None
                for _ in weights
            ]
            if not any(parts):
                continue
            bonus = chance.choice([0.0, 0.0, 5.0])
            heard = [(w * 2 ** (-p[2] / 72) * p[1], p[0]) for w, p in zip(weights, parts) if p]
            total = math.fsum(w for w, _ in heard)
            mean = math.fsum(w * s for w, s in heard) / total
            pull = 1.2 * total / (total + 0.2)
            spread = math.sqrt(math.fsum(w * (s - mean) ** 2 for w, s in heard) / total)
            agreement = 0.5 if len(heard) == 1 else 1 - min(1, spread / 35)
            momentum = min(100, max(0, 50 + (mean - 50) * pull + bonus))
            flat = [x for p in parts for x in (p or ("", "", ""))]
            rows.writerow(flat + [bonus] + [repr(x) for x in (momentum, mean, total, pull, agreement)])


write_traction()
write_momentum()
