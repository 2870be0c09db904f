"""The features of the linear model: hashed n-grams of UTF-16 units and hashed words.

classifiers/models/ngrams.ts computes the same features and the same scores; test/classifiers/models compares them.
"""
import re

import numpy as np
from scipy import sparse

from corpus import normalise

LONGEST = 5
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
        return np.concatenate(found).astype(np.uint32)

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

    def matrix(self, texts, salt=0):
        """Log-counts to length one; an empty row for None. salt: sets the features of one kind of text apart from those of another."""
        indices, values, starts = [], [], [0]
        for text in texts:
            hashes = np.zeros(0, dtype=np.uint32) if text is None else self.hashes(text)
            if salt:
                hashes = mix(hashes, np.uint32(salt))
            buckets, counts = np.unique(hashes >> np.uint32(32 - self.bits), return_counts=True)
            weights = 1 + np.log(counts)
            indices.append(buckets.astype(np.int32))
            values.append((weights / max(np.linalg.norm(weights), 1e-12)).astype(np.float32))
            starts.append(starts[-1] + len(buckets))
        return sparse.csr_matrix((np.concatenate(values), np.concatenate(indices), starts), shape=(len(texts), 2 ** self.bits))
