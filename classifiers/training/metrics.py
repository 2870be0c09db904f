"""Micro-F1 of topics and macro-F1 of sentiment, per language too."""
import numpy as np

from corpus import SENTIMENTS, TOPICS


def micro_f1(said, true):
    hit = np.logical_and(said, true).sum()
    return 2 * hit / max(1, said.sum() + true.sum())


def macro_f1(said, true, classes=len(SENTIMENTS)):
    values = []
    for label in range(classes):
        hit = np.logical_and(said == label, true == label).sum()
        values.append(2 * hit / max(1, (said == label).sum() + (true == label).sum()))
    return float(np.mean(values))


def best_micro_f1(probabilities, true):
    """With one threshold for all topics, the best of a grid: for comparing variants on held-out text."""
    return max((round(float(micro_f1(probabilities > t, true)), 4), round(float(t), 2)) for t in np.arange(0.08, 0.7, 0.02))


def truth(rows):
    topics = np.array([row['topics'] for row in rows]).astype(bool)
    return topics, np.array([row['sentiment'] for row in rows]), np.array([row['about'] for row in rows])


def summary(scores, rows):
    """(topics micro-F1 with its threshold, sentiment macro-F1, about accuracy) of raw scores."""
    topics, sentiment, about = truth(rows)
    probabilities = 1 / (1 + np.exp(-scores[:, : len(TOPICS)]))
    feeling = scores[:, len(TOPICS): len(TOPICS) + 3].argmax(1)
    subject = scores[:, len(TOPICS) + 3:].argmax(1)
    return best_micro_f1(probabilities, topics), round(macro_f1(feeling, sentiment), 4), round(float((subject == about).mean()), 4)
