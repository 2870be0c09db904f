"""Translation pairs and halves of one text, for the contrastive stage."""
import os
import random

from corpus import LANGUAGES, read_lines

FIRST_HELD_OUT_PID = 1500


def translations(data):
    """Rows of {language: text}: ten-way NTREX sentences and two-way open pairs. ntrex pids from 1500 on are left for retrieval tests."""
    rows, ntrex = [], {}
    for item in read_lines(os.path.join(data, 'ntrex128.open.jsonl.gz')):
        if item['lang'] in LANGUAGES and int(item['pid']) < FIRST_HELD_OUT_PID:
            ntrex.setdefault(item['pid'], {})[item['lang']] = item['text']
    rows += [('ntrex128', row) for _, row in sorted(ntrex.items())]
    for item in read_lines(os.path.join(data, 'pairs-train.open.jsonl.gz')):
        if item['lang'] in LANGUAGES and item['lang2'] in LANGUAGES:
            rows.append((item['source'], {item['lang']: item['text'], item['lang2']: item['text2']}))
    return rows


def halves(rows, least=160):
    """A long text of one document against its other half: what belongs together in one language."""
    found = []
    for row in rows:
        text = row['text']
        if '\n' in text and row['own']:
            title, lead = text.split('\n', 1)
            found.append(('halves', {'a': title, 'b': lead}))
        elif len(text) >= least:
            middle = text.find(' ', len(text) // 2)
            if middle > 0:
                found.append(('halves', {'a': text[:middle], 'b': text[middle:]}))
    return found


class PairSampler:
    """Draws pairs: ten-way rows often, because they alone tie all languages together."""

    def __init__(self, groups, seed):
        self.groups, self.random = groups, random.Random(seed)

    def draw(self, count):
        left, right = [], []
        names, weights = zip(*[(name, weight) for name, (weight, _) in self.groups.items()])
        for name in self.random.choices(names, weights, k=count):
            row = self.random.choice(self.groups[name][1])
            one, other = self.random.sample(sorted(row), 2)
            left.append(row[one])
            right.append(row[other])
        return left, right
