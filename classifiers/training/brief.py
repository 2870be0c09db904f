"""Sentiment of short texts without a title: single sentences, posts, reviews, towards a named subject where one is given.

They are another kind of text than articles, so they have a judge of their own: multinomial logistic regression over hashed n-grams of the text, of what stands
near the subject and of the subject's name, and over the embedding. classifiers/models/brief.ts computes the same; test/classifiers/models compares them.
"""
import os
import random

import numpy as np
from scipy import optimize, sparse

import ngrams
from corpus import LANGUAGES, SENTIMENTS, normalise
from linear import rarity_of
from metrics import macro_f1

BITS = 18
LONGEST_TEXT = 700  # UTF-16 units; a longer text is judged as an article, also without a title
NEAR = 40  # signs on each side of the subject
MARK = ' \u25ce '
BLOCKS = (('text', 0, 1.0), ('near', 0x51ED270B, 0.9), ('subject', 0x2F0B4C47, 0.7))  # name, salt of the hash, weight
EMBEDDING_WEIGHT = 0.8
PULL, ROUNDS = 0.5, 60
SET_POWER = 0.7  # a set counts with this power of its size, so that large ones do not drown the small
SHORT_WEIGHT = 4.0
LARGE_SET, LARGE_SET_ROWS, SEED = 'wisesight', 9000, 7
WITHOUT_SUBJECT = 0.5  # weight of the copy of a row whose subject is not named


def parts_of(text, subject):
    """What each block reads: {'text', 'near', 'subject'}, digits alike, the last two only where there is a subject."""
    plain, name = (ngrams.DIGITS.sub('0', normalise(each or '')) for each in (text, subject))
    found = {'text': plain}
    if name:
        found['subject'] = name
        at = plain.find(name)
        if at >= 0:
            found['near'] = plain[max(0, at - NEAR):at] + MARK + plain[at + len(name):][:NEAR]
    return found


class BriefFeatures:
    """Sparse rows: each block is weighed by rarity, brought to length one and then to its weight; the blocks are added."""

    def __init__(self, rarity=None, scale=None):
        self.features, self.rarity, self.scale = ngrams.Features(BITS), rarity, scale

    def counts(self, rows):
        """One matrix a block; an empty row where the block is absent."""
        texts = [parts_of(row['text'], row.get('subject')) for row in rows]
        return [self.features.matrix([parts.get(name) for parts in texts], salt) for name, salt, _ in BLOCKS]

    def weigh(self, counts):
        steps = sparse.diags(self.rarity * np.float32(self.scale))
        total = 0
        for matrix, (_, _, weight) in zip(counts, BLOCKS):
            weighed = (matrix @ steps).tocsr()
            lengths = np.sqrt(np.asarray(weighed.multiply(weighed).sum(1)).ravel())
            total = total + sparse.diags(np.where(lengths > 0, weight / np.maximum(lengths, 1e-12), 0)) @ weighed
        return total.tocsr().astype(np.float32)


def balanced(rows):
    """Every sentiment counts alike within a set and language: the sets say little of how often each is met, and macro-F1 asks for all."""
    wanted = np.array([row['sentiment'] for row in rows])
    names = np.array([f"{row['source']} {row['lang']}" for row in rows])
    weights = np.array([row.get('weight', 1.0) for row in rows])
    for name in set(names):
        own = names == name
        size = weights[own].sum()
        for label in range(len(SENTIMENTS)):
            part = own & (wanted == label)
            if part.any():
                weights[part] *= size / weights[part].sum() / len(SENTIMENTS)
        weights[own] *= size ** (SET_POWER - 1) * 10
    return wanted, weights


def fit_logistic(matrix, wanted, weights, pull=PULL, rounds=ROUNDS):
    """Multinomial logistic regression with an L2 penalty. Gives (slopes, biases)."""
    classes, across = len(SENTIMENTS), matrix.T.tocsr()
    chosen = np.eye(classes)[wanted]

    def loss(flat):
        slopes, biases = flat[:-classes].reshape(-1, classes).astype(np.float32), flat[-classes:]
        z = matrix @ slopes + biases
        z -= z.max(1, keepdims=True)
        p = np.exp(z)
        p /= p.sum(1, keepdims=True)
        error = ((p - chosen) * weights[:, None]).astype(np.float32)
        value = -(weights * np.log(np.maximum((p * chosen).sum(1), 1e-12))).sum() + 0.5 * pull * float((slopes.astype(np.float64) ** 2).sum())
        return value, np.r_[(across @ error + pull * slopes).ravel().astype(np.float64), error.sum(0)]

    flat = optimize.minimize(loss, np.zeros(classes * (matrix.shape[1] + 1)), jac=True, method='L-BFGS-B', options={'maxiter': rounds}).x
    return flat[:-classes].reshape(-1, classes).astype(np.float32), flat[-classes:]


def with_and_without_subject(rows):
    """Where a row names its subject, a copy that does not: at work, mostly none is given."""
    named = [{**row, 'weight': 1 - WITHOUT_SUBJECT} for row in rows if row.get('subject')]
    return [row for row in rows if not row.get('subject')] + named + [{**row, 'subject': None, 'weight': WITHOUT_SUBJECT} for row in named]


def rows_of(material):
    """What the judge learns from: the open sets, our own items, phrases and sentences of company news. Of the one set that is as large as all others, a part."""
    drawn = random.Random(SEED)
    large = {row['id'] for row in drawn.sample([row for row in material.open_sentiments if row['source'] == LARGE_SET], LARGE_SET_ROWS)}
    sets = [row for row in material.open_sentiments if row['source'] != LARGE_SET or row['id'] in large]
    items = [{**row, 'text': row['text'].replace('\n', '. ', 1), 'source': 'items'} for row in material.items]
    phrases = [row for row in material.phrases if row['sentiment'] is not None]
    return sets + items + phrases + [{**row, 'weight': SHORT_WEIGHT} for row in material.short]


class Brief:
    """rows: {text, lang, source, sentiment, subject}; embed: gives the embedding of each row (as the network ships it)."""

    def __init__(self, embed):
        self.embed = embed

    def dense(self, rows):
        languages = np.array([[float(row['lang'] == language) for language in LANGUAGES] for row in rows])
        return sparse.csr_matrix(np.hstack([EMBEDDING_WEIGHT * self.embed(rows), languages]).astype(np.float32))

    def fit(self, rows, pull=PULL):
        rows = with_and_without_subject(rows)
        wanted, weights = balanced(rows)
        self.features = BriefFeatures()
        counts = self.features.counts(rows)
        self.features.rarity, self.features.scale = rarity_of(sum(counts))
        slopes, self.biases = fit_logistic(sparse.hstack([self.features.weigh(counts), self.dense(rows)]).tocsr(), wanted, weights, pull)
        buckets = 2 ** BITS
        self.scales = np.abs(slopes[:buckets]).max(0) / 127
        self.steps = np.round(slopes[:buckets] / self.scales).astype(np.int8)
        self.rest = np.round(slopes[buckets:], 5)
        self.sharpness = 1.0
        return self

    def scores(self, rows):
        """Scores of each sentiment, as brief.ts gives them before the softmax."""
        words = self.features.weigh(self.features.counts(rows)) @ (self.steps * self.scales).astype(np.float32)
        return self.sharpness * (words + self.dense(rows) @ self.rest + self.biases)

    def calibrate(self, rows):
        """One factor for all scores, so that the probabilities mean what they say on rows that were not trained on."""
        scores, wanted = self.scores(rows), np.array([row['sentiment'] for row in rows])

        def surprise(factor):
            z = factor * scores
            return -(z - np.logaddexp.reduce(z, axis=1, keepdims=True))[np.arange(len(rows)), wanted].mean()

        self.sharpness = round(float(optimize.minimize_scalar(surprise, bounds=(0.1, 10), method='bounded').x), 4)
        return self

    def judge(self, rows):
        """Macro-F1 of each set and language."""
        said, wanted = self.scores(rows).argmax(1), np.array([row['sentiment'] for row in rows])
        names = np.array([f"{row['source']} {row['lang']}" for row in rows])
        return {name: round(macro_f1(said[names == name], wanted[names == name]), 3) for name in sorted(set(names))}

    def write(self, folder, file='brief.bin'):
        """The weights, bucket by bucket, then the rarities. Gives the manifest's part."""
        with open(os.path.join(folder, file), 'wb') as out:
            out.write(self.steps.tobytes())
            out.write(self.features.rarity.tobytes())
        table = [[float(x) for x in row] for row in (EMBEDDING_WEIGHT * self.rest[:-len(LANGUAGES)]).T.round(6)]
        languages = {language: [float(x) for x in row] for language, row in zip(LANGUAGES, self.rest[-len(LANGUAGES):])}
        blocks = [{'reads': name, 'salt': salt, 'weight': weight} for name, salt, weight in BLOCKS]
        return {'file': file, 'bits': BITS, 'longest': ngrams.LONGEST, 'mostUnits': ngrams.MOST_UNITS, 'longestText': LONGEST_TEXT, 'near': NEAR, 'blocks': blocks,
                'scales': [float(x) for x in self.scales], 'biases': [float(x) for x in self.biases], 'idfScale': self.features.scale, 'embedding': table,
                'languages': languages, 'sharpness': self.sharpness}
