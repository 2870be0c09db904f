"""Fits how the scores of the parts become probabilities, and the thresholds, on out-of-fold scores of our own items. Never on gold."""
import numpy as np
from scipy import optimize

from corpus import ABOUT, SENTIMENTS, TOPICS
from metrics import macro_f1, micro_f1, summary, truth

FAINT, FAINT_WEIGHT = ('society', 'other'), 0.1  # topics whose own F1 counts a little beside the common one, or they are hardly ever said
SOFT = 1.0  # a little pull of the blend's weights towards their start, for rare labels


def fit_topic(scores, wanted):
    """Platt scaling with one slope a part. scores: rows x parts. A slope is never negative."""
    parts = scores.shape[1]
    start = np.r_[np.full(parts, 1.0 / parts), 0.0]

    def loss(x):
        z = scores @ x[:-1] + x[-1]
        return np.sum(np.logaddexp(0, z) - wanted * z) + SOFT * np.sum((x[:-1] - start[:-1]) ** 2)

    return optimize.minimize(loss, start, method='L-BFGS-B', bounds=[(0, None)] * parts + [(None, None)]).x


def fit_classes(scores, wanted):
    """Softmax with one slope a part and one bias a class. scores: rows x parts x classes."""
    parts, classes = scores.shape[1:]
    start = np.r_[np.full(parts, 1.0 / parts), np.zeros(classes)]

    def loss(x):
        z = np.einsum('rpc,p->rc', scores, x[:parts]) + x[parts:]
        top = z.max(1)
        return np.sum(top + np.log(np.exp(z - top[:, None]).sum(1)) - z[np.arange(len(z)), wanted]) + SOFT * np.sum((x - start) ** 2)

    return optimize.minimize(loss, start, method='L-BFGS-B', bounds=[(0, None)] * parts + [(None, None)] * classes).x


def best_thresholds(probabilities, wanted):
    """One threshold a topic, searched in turns for the best micro-F1, kept near the common one so that rare topics do not run off. For FAINT topics
    their own F1 counts a little: held-out society rose from .48 to .52 and the micro-F1 did not fall."""
    grid = np.arange(0.2, 0.66, 0.02)
    common = max(grid, key=lambda t: micro_f1(probabilities >= t, wanted))
    chosen = np.full(probabilities.shape[1], common)
    for _ in range(2):
        for topic in range(len(chosen)):
            def value(t, topic=topic):
                trial = chosen.copy()
                trial[topic] = t
                own = micro_f1(probabilities[:, topic] >= t, wanted[:, topic]) if TOPICS[topic] in FAINT else 0
                return micro_f1(probabilities >= trial, wanted) + FAINT_WEIGHT * own - 0.02 * abs(t - common)
            chosen[topic] = max(grid, key=value)
    return chosen


def fit_blend(parts, rows):
    """parts: {'network': scores, 'ngrams': scores}, either may be absent. Gives the manifest's blend and its probabilities on these rows."""
    names = list(parts)
    stack = np.stack([parts[name] for name in names], 1)
    topics, sentiment, about = truth(rows)
    count = len(TOPICS)
    blend, probabilities = {'topics': []}, np.zeros((len(rows), count))
    for at, label in enumerate(TOPICS):
        x = fit_topic(stack[:, :, at], topics[:, at])
        probabilities[:, at] = 1 / (1 + np.exp(-(stack[:, :, at] @ x[:-1] + x[-1])))
        slopes = dict(zip(names, x[:-1]))
        blend['topics'].append({'label': label, 'network': float(slopes.get('network', 0)), 'ngrams': float(slopes.get('ngrams', 0)), 'bias': float(x[-1])})
    for topic, threshold in zip(blend['topics'], best_thresholds(probabilities, topics)):
        topic['threshold'] = round(float(threshold), 2)
    for key, begin, labels, wanted in (('sentiment', count, SENTIMENTS, sentiment), ('about', count + len(SENTIMENTS), ABOUT, about)):
        x = fit_classes(stack[:, :, begin:begin + len(labels)], wanted)
        slopes = dict(zip(names, x))
        blend[key] = {'network': float(slopes.get('network', 0)), 'ngrams': float(slopes.get('ngrams', 0)), 'biases': [float(v) for v in x[len(names):]]}
    return blend


def apply_blend(blend, parts):
    """(topic probabilities, topics said, sentiment, about) as labeller.ts computes them."""
    count = len(TOPICS)
    mixed = {name: np.asarray(scores) for name, scores in parts.items()}
    columns = []
    for at, topic in enumerate(blend['topics']):
        z = topic['bias'] + sum(topic[name] * scores[:, at] for name, scores in mixed.items())
        columns.append(1 / (1 + np.exp(-z)))
    probabilities = np.stack(columns, 1)
    said = probabilities >= np.array([topic['threshold'] for topic in blend['topics']])
    classes = []
    for key, begin, size in (('sentiment', count, 3), ('about', count + 3, 3)):
        z = np.array(blend[key]['biases']) + sum(blend[key][name] * scores[:, begin:begin + size] for name, scores in mixed.items())
        classes.append(z.argmax(1))
    return probabilities, said, classes[0], classes[1]


def judge(blend, parts, rows):
    """Figures of a blend on rows: topics micro-F1, sentiment macro-F1, about accuracy."""
    _, said, sentiment, about = apply_blend(blend, parts)
    topics, wanted, subject = truth(rows)
    return {'topics': round(float(micro_f1(said, topics)), 4), 'sentiment': round(macro_f1(sentiment, wanted), 4), 'about': round(float((about == subject).mean()), 4)}
