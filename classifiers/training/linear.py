"""Fits the character-n-gram model on our own text (and the open sets at a small weight) and writes it as int8 for ngrams.ts."""
import os

import numpy as np
from scipy import sparse

import ngrams
from corpus import ABOUT, SENTIMENTS, TOPICS

BITS = 18
PENALTY = 0.05
LABELS = len(TOPICS) + len(SENTIMENTS) + len(ABOUT)


def rarity_of(counts):
    """log((1 + rows) / (1 + rows with the feature)), as steps of one byte so that training sees what is shipped."""
    present = np.asarray((counts > 0).sum(0)).ravel()
    rarity = np.log((1 + counts.shape[0]) / (1 + present))
    scale = rarity.max() / 255
    return np.maximum(1, np.round(rarity / scale)).astype(np.uint8), float(scale)


def gram_of(matrix):
    return (matrix @ matrix.T).toarray().astype(np.float64)


def targets_of(rows):
    """(targets, weights that are 0 where unknown, whether one of the columns is chosen) of topics, sentiment, about."""
    yield (np.array([[value or 0 for value in row['topics']] for row in rows], dtype=np.float64),
           np.array([[0 if value is None else row['topic_weight'] for value in row['topics']] for row in rows]), False)
    for key, names in (('sentiment', SENTIMENTS), ('about', ABOUT)):
        known = np.array([row[key] is not None for row in rows], dtype=np.float64)
        yield np.eye(len(names))[[row[key] or 0 for row in rows]], np.repeat(known[:, None], len(names), 1), True


class Linear:
    def __init__(self, rarity, scale, bits=BITS):
        self.features, self.rarity, self.scale = ngrams.Features(bits), rarity, scale
        self.table = None

    def weigh(self, counts):
        """counts: log-counts as ngrams.Features gives them. Times rarity, to length one."""
        weighed = (counts @ sparse.diags(self.rarity * np.float32(self.scale))).tocsr()
        lengths = np.sqrt(np.asarray(weighed.multiply(weighed).sum(1)).ravel())
        lengths[lengths == 0] = 1
        return (sparse.diags(1 / lengths) @ weighed).tocsr().astype(np.float32)

    def fit(self, matrix, rows, weights, gram=None):
        """matrix: weighed features of rows; weights: one a row; gram: matrix times its transpose, where it is known already."""
        weights = np.asarray(weights, dtype=np.float64)[:, None]
        gram = gram_of(matrix) if gram is None else gram
        tables = []
        for wanted, known, classes in targets_of(rows):
            some = known.sum(1) > 0
            factors, biases = ngrams.fit_logistic(gram[np.ix_(some, some)], wanted[some], (known * weights)[some], PENALTY, classes)
            tables.append(np.vstack([matrix[some].T @ factors, biases]))
        self.table = np.hstack(tables).astype(np.float32)
        return self

    def scores(self, matrix):
        return matrix @ self.table[:-1] + self.table[-1]

    def quantise(self):
        """int8 steps a column; the model then is what is shipped."""
        scales = np.abs(self.table[:-1]).max(0) / 127
        self.steps = np.round(self.table[:-1] / scales).astype(np.int8)
        self.scales = scales
        self.table = np.vstack([self.steps * scales, self.table[-1:]]).astype(np.float32)
        return self

    def write(self, folder, file='ngrams.bin'):
        """The weights, row by row, then the rarities. Gives the manifest's part."""
        with open(os.path.join(folder, file), 'wb') as out:
            out.write(self.steps.tobytes())
            out.write(self.rarity.tobytes())
        return {'file': file, 'bits': self.features.bits, 'longest': ngrams.LONGEST, 'mostUnits': ngrams.MOST_UNITS, 'scales': [float(x) for x in self.scales],
                'biases': [float(x) for x in self.table[-1]], 'idfScale': self.scale}
