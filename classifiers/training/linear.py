"""The character-n-gram model: ridge regression on our own text, written as int8 for ngrams.ts. `fit_ridge` also serves the kernel part (kernel.py)."""
import os

import numpy as np
from scipy import linalg, sparse

import ngrams
from corpus import ABOUT, SENTIMENTS, TOPICS

BITS = 19
PENALTY = 0.3
ARTICLE_WEIGHT = 2.5  # full articles are nearer to what is read later than title-and-lead items
LABELS = len(TOPICS) + len(SENTIMENTS) + len(ABOUT)
# The targets of the three sentiments add up to -1 in every row, and so do the scores of a ridge regression: the last of the three need not be stored. So with about.
LAST = {len(TOPICS) + len(SENTIMENTS) - 1: len(SENTIMENTS), LABELS - 1: len(ABOUT)}
STORED = [label for label in range(LABELS) if label not in LAST]


def rarity_of(counts):
    """log((1 + rows) / (1 + rows with the feature)), as steps of one byte so that training sees what is shipped."""
    present = np.asarray((counts > 0).sum(0)).ravel()
    rarity = np.log((1 + counts.shape[0]) / (1 + present))
    scale = rarity.max() / 255
    return np.maximum(1, np.round(rarity / scale)).astype(np.uint8), float(scale)


def gram_of(matrix):
    return (matrix @ matrix.T).toarray().astype(np.float32)


def targets_of(rows):
    """rows x labels: 1 said, -1 not said, NaN unknown."""
    wanted = np.full((len(rows), LABELS), np.nan)
    for at, row in enumerate(rows):
        for topic, value in enumerate(row['topics']):
            if value is not None:
                wanted[at, topic] = 2 * value - 1
        for key, begin, names in (('sentiment', len(TOPICS), SENTIMENTS), ('about', len(TOPICS) + len(SENTIMENTS), ABOUT)):
            if row[key] is not None:
                wanted[at, begin:begin + len(names)] = -1
                wanted[at, begin + row[key]] = 1
    return wanted


def fit_ridge(gram, wanted, weights, penalty=PENALTY):
    """Least squares with an L2 penalty, solved in the space of rows, of which there are far fewer than features.

    gram: products of the rows' features. wanted: rows x labels, NaN where unknown (taken as the mean). weights: one a row.
    Gives (a factor for each row and label, a bias for each label): the weights are the rows' features times their factors.
    """
    known = ~np.isnan(wanted)
    filled = np.where(known, wanted, 0)
    bias = (filled * weights[:, None]).sum(0) / (known * weights[:, None]).sum(0)
    system = gram.astype(np.float32, copy=True)
    system[np.diag_indices_from(system)] += (penalty / weights).astype(np.float32)
    error = np.where(known, filled - bias, 0).astype(np.float32)
    return linalg.cho_solve(linalg.cho_factor(system, lower=True, overwrite_a=True), error), bias


class Linear:
    """Hashed n-grams and words, times rarity, to length one."""

    def __init__(self, rarity, scale, bits=BITS):
        self.features, self.rarity, self.scale = ngrams.Features(bits), rarity, scale
        self.table = None

    def weigh(self, counts):
        """counts: log-counts as ngrams.Features gives them."""
        weighed = (counts @ sparse.diags(self.rarity * np.float32(self.scale))).tocsr()
        lengths = np.sqrt(np.asarray(weighed.multiply(weighed).sum(1)).ravel())
        lengths[lengths == 0] = 1
        return (sparse.diags(1 / lengths) @ weighed).tocsr().astype(np.float32)

    def fit(self, matrix, wanted, weights, gram):
        """matrix: weighed features of the rows; gram: matrix times its transpose."""
        factors, bias = fit_ridge(gram, wanted, weights)
        self.table = np.vstack([matrix.T @ factors, bias]).astype(np.float32)
        return self

    def scores(self, matrix):
        return matrix @ self.table[:-1] + self.table[-1]

    def quantise(self):
        """int8 steps a stored column; the model then is what is shipped."""
        stored = self.table[:-1, STORED]
        self.scales = np.abs(stored).max(0) / 127
        self.steps = np.round(stored / self.scales).astype(np.int8)
        self.table[:-1, STORED] = self.steps * self.scales
        for last, group in LAST.items():
            self.table[:, last] = -self.table[:, last - group + 1:last].sum(1)
            self.table[-1, last] -= 1
        return self

    def write(self, folder, file='ngrams.bin'):
        """The stored weights, row by row, then the rarities. Gives the manifest's part."""
        with open(os.path.join(folder, file), 'wb') as out:
            out.write(self.steps.tobytes())
            out.write(self.rarity.tobytes())
        return {'file': file, 'bits': self.features.bits, 'longest': ngrams.LONGEST, 'mostUnits': ngrams.MOST_UNITS, 'scales': [float(x) for x in self.scales],
                'biases': [float(x) for x in self.table[-1, STORED]], 'idfScale': self.scale}
