"""Trains the shipped model from the written text in this folder and the open sets, and writes the model folder. See README.md.

    OMP_NUM_THREADS=1 /usr/bin/python3 train.py --data FOLDER [--out ../../models/haidang-small] [--work FOLDER]

The pieces and the members of the embedding are left in the work folder and used again when they are there.
"""
import argparse
import json
import os

import numpy as np
import torch

import brief
import corpus
import export
import ngrams
from blend import LABELS, fit_blend, judge
from embedding import WIDTH, train_embedding
from kernel import Kernel
from linear import ARTICLE_WEIGHT, BITS, Linear, gram_of, rarity_of, targets_of
from material import HERE, Material
from network import Centre, Embedding, Network, Reader
from references import write_brief, write_references
from stages import Pool, in_batches, read, train_reader

FOLDS = 4
READERS, LAYERS, STEPS = 1, 0, 600


class Trainer:
    """Every part can be trained on any choice of our own rows, for the held-out scores and for the model that is shipped."""

    def __init__(self, material, embedding, share=1.0):
        self.material, self.share = material, share
        self.embedding = Embedding(embedding).eval()
        self.merged, self.own = embedding, material.encode(material.own)
        self.weights = np.array([ARTICLE_WEIGHT if corpus.is_article(row) else 1.0 for row in self.own])
        self.centre = Centre(self.own, in_batches(lambda ids, mask: self.embedding(ids, mask)[1], self.own, export.WINDOW, WIDTH)).eval()
        self.embedded = in_batches(lambda ids, mask: self.centre(ids, mask, self.embedding(ids, mask)[1]), self.own, export.WINDOW, WIDTH)
        said = [row for row in material.claims + material.phrases if any(value is not None for value in row['topics'])]
        felt = [row for row in material.phrases if row['sentiment'] is not None]
        self.with_topics = material.encode(material.open_topics + said, 160)
        self.with_sentiment = material.encode(material.open_sentiments + felt, 160)
        self.wanted = targets_of(self.own)
        beside = material.phrases + [row for row in material.claims if any(value is not None for value in row['topics'])]
        self.words_rows = self.own + beside
        self.words_wanted = targets_of(self.words_rows)
        self.words_weights = np.r_[self.weights, np.ones(len(beside))]
        counts = ngrams.Features(BITS).matrix([row['text'] for row in self.words_rows])
        self.rarity, self.scale = rarity_of(counts[: len(self.own)])
        self.matrix = Linear(self.rarity, self.scale).weigh(counts)
        self.gram = gram_of(self.matrix)

    def kernel(self, keep):
        return Kernel(self.embedded[keep], self.wanted[keep], self.weights[keep])

    def reader(self, keep, seed):
        rows = [self.own[at] for at in keep]
        own = [row for row in rows for _ in range(2 if corpus.is_article(row) else 1)]
        pools = {'own': Pool(own, seed, by_source=False), 'topics': Pool(self.with_topics, 1), 'sentiments': Pool(self.with_sentiment, 2)}
        return train_reader(self.embedding, self.centre, Reader(self.merged, LAYERS), pools, max(10, round(STEPS * self.share)), seed)

    def readers(self, keep):
        return [self.reader(keep, 5 + seed) for seed in range(READERS)]

    def linear(self, keep):
        keep = np.r_[keep, np.arange(len(self.own), len(self.words_rows))]
        return Linear(self.rarity, self.scale).fit(self.matrix[keep], self.words_wanted[keep], self.words_weights[keep], self.gram[np.ix_(keep, keep)])

    def held_out(self):
        """Scores of our own articles by parts that have not seen them: {'kernel', 'reader', 'ngrams'}, and the articles."""
        folds = np.array([corpus.fold_of(row, FOLDS) if corpus.is_article(row) else -1 for row in self.own])
        parts = {name: np.zeros((len(self.own), LABELS)) for name in ('kernel', 'reader', 'ngrams')}
        for fold in range(FOLDS):
            test, keep = np.where(folds == fold)[0], np.where(folds != fold)[0]
            rows = [self.own[at] for at in test]
            parts['ngrams'][test] = self.linear(keep).scores(self.matrix[test])
            with torch.no_grad():
                parts['kernel'][test] = self.kernel(keep)(torch.from_numpy(self.embedded[test])).numpy()
            parts['reader'][test] = sum(read(self.embedding, self.centre, reader, rows, export.WINDOW) for reader in self.readers(keep)) / READERS
            print('held-out fold', fold, 'of', FOLDS, len(test), 'articles', flush=True)
        test = folds >= 0
        return {name: scores[test] for name, scores in parts.items()}, [row for row, held in zip(self.own, test) if held]

    def ship(self, spreads):
        """The parts on all of our own rows: (network, quantised n-grams)."""
        every = np.arange(len(self.own))
        network = Network(self.embedding, self.centre, self.kernel(every), self.readers(every), spreads)
        return network.eval(), self.linear(every).quantise()


def train_brief(material, embedding, data):
    """The judge of short texts without a title, calibrated on the development splits of the open sets."""
    net, known = Embedding(embedding).eval(), {}

    def embed(rows):
        fresh = [row for row in rows if row['text'] not in known]
        vectors = in_batches(lambda ids, mask: net(ids, mask)[1], material.encode(fresh, export.WINDOW), export.WINDOW, WIDTH) if fresh else []
        known.update(zip((row['text'] for row in fresh), vectors))
        return np.stack([known[row['text']] for row in rows])

    judge_of_short = brief.Brief(embed).fit(brief.rows_of(material))
    held = corpus.open_sentiments(os.path.join(data, 'sentiment-dev.open.jsonl.gz'))
    judge_of_short.calibrate([{**row, 'subject': None} for row in held])
    print('short texts, development splits', json.dumps(judge_of_short.judge(held)), flush=True)
    return judge_of_short


def as_shipped(parts):
    """Kernel and reader are added at one spread, as the network does. Gives ({'network', 'ngrams'}, the spreads)."""
    spreads = {name: parts[name].std(0) for name in ('kernel', 'reader')}
    return {'network': sum(parts[name] / spreads[name] for name in spreads), 'ngrams': parts['ngrams']}, spreads


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--data', required=True, help='folder of the open sets (*.open.jsonl.gz)')
    parser.add_argument('--out', default=os.path.join(HERE, '../../models/haidang-small'))
    parser.add_argument('--work', default='/tmp/haidang-training')
    parser.add_argument('--references', default=os.path.join(HERE, '../../test/classifiers/models'), help='folder of the reference scores for the tests')
    parser.add_argument('--share', type=float, default=1.0, help='share of the steps, to try the script in minutes')
    asked = parser.parse_args()
    torch.set_num_threads(1)
    for folder in (asked.out, asked.work):
        os.makedirs(folder, exist_ok=True)
    material = Material(asked.data, asked.work)
    embedding = train_embedding(material.embedding_groups, asked.work, asked.share)
    short = train_brief(material, embedding, asked.data)
    trainer = Trainer(material, embedding, asked.share)
    parts, rows = trainer.held_out()
    np.savez(os.path.join(asked.work, 'held-out.npz'), ids=[row['id'] for row in rows], **parts)
    mixed, spreads = as_shipped(parts)
    for name, chosen in (('n-grams', {'ngrams': mixed['ngrams']}), ('network', {'network': mixed['network']}), ('both', mixed)):
        print('held-out,', name, json.dumps(judge(chosen, rows)), flush=True)
    network, words = trainer.ship(spreads)
    shipped, described = export.write_network(network, LAYERS, material.pieces_file, asked.out)
    blend = fit_blend(mixed, rows)
    export.write_manifest(asked.out, words.write(asked.out), blend, fit_blend({'ngrams': mixed['ngrams']}, rows), described, short.write(asked.out))
    write_brief(asked.references, short)
    write_references(asked.references, words, shipped, material.pieces_file, blend)
    print(json.dumps(export.hashes(asked.out), indent=1))


if __name__ == '__main__':
    main()
