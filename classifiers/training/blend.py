"""Fits how the scores of the parts become probabilities, and the thresholds, on out-of-fold scores of our own articles. Never on gold.

A label's score counts, and so do the others' a little: sentiment is told with what the text is about and on which topics.
"""
import numpy as np
from scipy import optimize

from corpus import ABOUT, SENTIMENTS, TOPICS
from metrics import macro_f1, micro_f1, truth

PARTS = ('network', 'ngrams')
LABELS = len(TOPICS) + len(SENTIMENTS) + len(ABOUT)
FAINT, FAINT_WEIGHT = ('society', 'other'), 0.1  # topics whose own F1 counts a little beside the common one, or they are hardly ever said
OWN_PULL, OTHER_PULL = 1.0, 6.0  # penalty on the slope of a label's own score and on those of the others, scores at a spread of one


def fit(columns, wanted, classes, pulls):
    """Logistic regression, yes/no for one column of slopes or one of `classes`. pulls: penalty of each slope. Gives (slopes, biases)."""
    rows, features = columns.shape
    outputs = classes or 1
    chosen = np.eye(classes)[wanted] if classes else wanted[:, None].astype(float)

    def loss(flat):
        table = flat.reshape(features + 1, outputs)
        z = columns @ table[:-1] + table[-1]
        if classes:
            z = z - z.max(1, keepdims=True)
            p = np.exp(z) / np.exp(z).sum(1, keepdims=True)
            value = -(chosen * np.log(np.maximum(p, 1e-12))).sum()
        else:
            p = 1 / (1 + np.exp(-z))
            value = (np.logaddexp(0, z) - chosen * z).sum()
        slope = np.vstack([columns.T @ (p - chosen) + pulls * table[:-1], (p - chosen).sum(0)])
        return value + 0.5 * (pulls * table[:-1] ** 2).sum(), slope.ravel()

    table = optimize.minimize(loss, np.zeros((features + 1) * outputs), jac=True, method='L-BFGS-B').x.reshape(features + 1, outputs)
    return table[:-1], table[-1]


def best_thresholds(probabilities, wanted):
    """One threshold a topic, searched in turns for the best micro-F1, kept near the common one so that rare topics do not run off."""
    grid = np.arange(0.2, 0.66, 0.02)
    common = max(grid, key=lambda t: micro_f1(probabilities >= t, wanted))
    chosen = np.full(probabilities.shape[1], common)
    for _ in range(2):
        for topic in range(len(chosen)):
            def value(t, topic=topic):
                trial = chosen.copy()
                trial[topic] = t
                own = micro_f1(probabilities[:, topic] >= t, wanted[:, topic]) if TOPICS[topic] in FAINT else 0
                return micro_f1(probabilities >= trial, wanted) + FAINT_WEIGHT * own - 0.05 * abs(t - common)
            chosen[topic] = max(grid, key=value)
    return chosen


def fit_blend(parts, rows):
    """parts: {'network': scores, 'ngrams': scores}, either may be absent. Gives the manifest's blend: slopes for each part's 14 scores, and a bias."""
    names = [name for name in PARTS if name in parts]
    scores = np.hstack([parts[name] for name in names])
    spread = scores.std(0)
    topics, sentiment, about = truth(rows)

    def described(slopes, bias):
        return {**{name: [0.0] * LABELS for name in PARTS},
                **{name: [round(float(x), 6) for x in slopes[at * LABELS:(at + 1) * LABELS]] for at, name in enumerate(names)}, 'bias': round(float(bias), 6)}

    def fitted(own, wanted, classes):
        pulls = np.full(scores.shape[1], OTHER_PULL)
        for at in range(len(names)):
            pulls[[at * LABELS + label for label in own]] = OWN_PULL
        slopes, biases = fit(scores / spread, wanted, classes, pulls[:, None])
        return [described(column, bias) for column, bias in zip((slopes / spread[:, None]).T, biases)]

    blend = {'topics': [{'label': label, **fitted([at], topics[:, at], 0)[0]} for at, label in enumerate(TOPICS)]}
    first = len(TOPICS)
    blend['sentiment'] = fitted(range(first, first + 3), sentiment, 3)
    blend['about'] = fitted(range(first + 3, first + 6), about, 3)
    said = apply_blend({**blend, 'topics': [{**topic, 'threshold': 0.5} for topic in blend['topics']]}, parts)[0]
    for topic, threshold in zip(blend['topics'], best_thresholds(said, topics)):
        topic['threshold'] = round(float(threshold), 2)
    return blend


def apply_blend(blend, parts):
    """(topic probabilities, topics said, sentiment probabilities, about probabilities) as labeller.ts computes them."""
    def z(output):
        return output['bias'] + sum(scores @ np.array(output[name]) for name, scores in parts.items())

    def softmax(outputs):
        logits = np.stack([z(output) for output in outputs], 1)
        powers = np.exp(logits - logits.max(1, keepdims=True))
        return powers / powers.sum(1, keepdims=True)

    probabilities = 1 / (1 + np.exp(-np.stack([z(topic) for topic in blend['topics']], 1)))
    said = probabilities >= np.array([topic['threshold'] for topic in blend['topics']])
    return probabilities, said, softmax(blend['sentiment']), softmax(blend['about'])


def judge(parts, rows, folds=5):
    """Figures on rows, each judged by a blend that was fitted on the others."""
    topics, sentiment, about = truth(rows)
    fold = np.random.default_rng(1).integers(0, folds, len(rows))
    said, tone, subject, sure = np.zeros_like(topics), np.zeros(len(rows), int), np.zeros(len(rows), int), np.zeros(len(rows))
    for test in range(folds):
        at = np.where(fold == test)[0]
        others = np.where(fold != test)[0]
        blend = fit_blend({name: scores[others] for name, scores in parts.items()}, [rows[i] for i in others])
        _, said[at], tones, subjects = apply_blend(blend, {name: scores[at] for name, scores in parts.items()})
        tone[at], sure[at], subject[at] = tones.argmax(1), tones.max(1), subjects.argmax(1)
    figures = {'topics': micro_f1(said, topics), 'sentiment': macro_f1(tone, sentiment), 'about': (about == subject).mean(), 'sentiment ECE': calibration_error(sure, tone == sentiment)}
    figures.update({topic: micro_f1(said[:, at], topics[:, at]) for at, topic in enumerate(TOPICS)})
    for language in sorted({row['lang'] for row in rows}):
        own = np.array([row['lang'] == language for row in rows])
        figures[language] = (round(float(micro_f1(said[own], topics[own])), 3), round(macro_f1(tone[own], sentiment[own]), 3))
    return {name: value if isinstance(value, tuple) else round(float(value), 4) for name, value in figures.items()}


def calibration_error(sure, right, bins=10):
    """How far the stated certainty is from the share that is right, weighted by bin."""
    at = np.minimum((sure * bins).astype(int), bins - 1)
    return sum(abs(sure[at == b].mean() - right[at == b].mean()) * (at == b).mean() for b in range(bins) if (at == b).any())
