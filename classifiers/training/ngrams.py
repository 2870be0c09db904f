"""The character-n-gram linear model: hashed n-grams of UTF-16 units and hashed words, logistic regression, int8 weights.

classifiers/models/ngrams.ts computes the same features and the same scores; test/classifiers/models compares them.
"""
import re

import numpy as np
from scipy import linalg, optimize, sparse

from corpus import normalise

LONGEST = 4
MOST_UNITS = 2400
SEED = np.uint32(0x811C9DC5)
WORD_SEED = np.uint32(0x2545F491)
FACTOR = np.uint32(0x9E3779B1)
EDGES = '.,;:!?"\'()[]«»“”‘’…–—、。，！？：；「」『』（）《》|/'
DIGITS = re.compile('[0-9]')


def mix(state, unit):
    """One step of the hash over arrays of uint32."""
    with np.errstate(over='ignore'):
        state = (state ^ unit) * FACTOR
    return state ^ (state >> np.uint32(15))


def units_of(text):
    cut = text.encode('utf-16-le', 'surrogatepass')[: 2 * MOST_UNITS]
    return np.frombuffer(cut, dtype='<u2').astype(np.uint32)


def word_hash(word):
    state = WORD_SEED
    for unit in units_of(word):
        state = mix(state, unit)
    return state


class Features:
    """Turns text into a sparse row of 2**bits columns."""

    def __init__(self, bits, words=True, longest=LONGEST):
        self.bits, self.words, self.longest, self.cache = bits, words, longest, {}

    def hashes(self, text):
        text = DIGITS.sub('0', normalise(text))
        units = units_of(' ' + text + ' ')
        found, state = [], np.full(len(units), SEED, dtype=np.uint32)
        for length in range(1, self.longest + 1):
            if len(units) < length:
                break
            state = mix(state[: len(units) - length + 1], units[length - 1:])
            found.append(state)
        if self.words:
            found.append(self.word_hashes(text[:MOST_UNITS]))
        return np.concatenate(found) >> np.uint32(32 - self.bits)

    def word_hashes(self, text):
        hashes = []
        for raw in text.split(' '):
            word = raw.strip(EDGES)
            if not word or len(word) > 16:
                continue
            if word not in self.cache:
                self.cache[word] = word_hash(word)
            hashes.append(self.cache[word])
        single = np.array(hashes, dtype=np.uint32)
        if len(single) < 2:
            return single
        return np.concatenate([single, mix(mix(single[:-1], np.uint32(32)), single[1:])])

    def matrix(self, texts):
        indices, values, starts = [], [], [0]
        for text in texts:
            buckets, counts = np.unique(self.hashes(text), return_counts=True)
            weights = 1 + np.log(counts)
            indices.append(buckets.astype(np.int32))
            values.append((weights / np.linalg.norm(weights)).astype(np.float32))
            starts.append(starts[-1] + len(buckets))
        return sparse.csr_matrix((np.concatenate(values), np.concatenate(indices), starts), shape=(len(texts), 2 ** self.bits))


def fit_logistic(gram, targets, weights, penalty, classes, steps=120):
    """Logistic regression with an L2 penalty: one yes/no a column, or one choice among the columns where `classes`.

    gram: products of the rows' features; targets: rows x labels; weights: the same shape, 0 where unknown. There are far fewer rows than
    features, so the optimum is sought in the space of rows (Cholesky factor of the Gram matrix), which is exact and fast.
    Gives (a factor for each row and label, a bias for each label): the weights are the rows' features times their factors.
    """
    factor = linalg.cholesky(gram + 1e-6 * np.eye(len(gram)), lower=True).astype(np.float32)
    labels = targets.shape[1]

    def loss(flat):
        table = flat.reshape(-1, labels).astype(np.float32)
        scores = factor @ table[:-1] + table[-1]
        if classes:
            top = scores.max(1, keepdims=True)
            log_total = top + np.log(np.exp(scores - top).sum(1, keepdims=True))
            value, error = np.sum(weights * targets * (log_total - scores)), weights * (np.exp(scores - log_total) - targets)
        else:
            value = np.sum(weights * (np.logaddexp(0, scores) - targets * scores))
            error = weights * (1 / (1 + np.exp(-scores)) - targets)
        slope = np.vstack([factor.T @ error + penalty * table[:-1], error.sum(0)])
        return float(value + 0.5 * penalty * np.sum(table[:-1] ** 2)), slope.ravel().astype(np.float64)

    best = optimize.minimize(loss, np.zeros((len(gram) + 1) * labels), jac=True, method='L-BFGS-B', options={'maxiter': steps})
    table = best.x.reshape(-1, labels)
    return linalg.solve_triangular(factor.T.astype(np.float64), table[:-1], lower=False), table[-1]
