"""Translations and halves of one text, for the embedding."""
import os

import numpy as np

from corpus import LANGUAGES, normalise, read_lines

FIRST_HELD_OUT_PID = 1500
CUTS, SMOOTH, MOST_CHARACTERS, MOST_PIECES = 6, 0.2, 1200, 128


def joined(rows):
    """Pairs that share a sentence become one row: {language: text} with all its languages."""
    parent = {}

    def root(text):
        while parent.setdefault(text, text) != text:
            text = parent[text]
        return text

    for one, other in rows:
        parent[root(one)] = root(other)
    groups = {}
    for text in parent:
        groups.setdefault(root(text), {})[text[0]] = text[1]
    return list(groups.values())


def translations(data):
    """{source: rows of {language: text}}. NTREX sentences from pid 1500 on are left for retrieval tests."""
    ntrex, pairs = {}, {}
    for item in read_lines(os.path.join(data, 'ntrex128.open.jsonl.gz')):
        if item['lang'].split('-')[0] in LANGUAGES and int(item['pid']) < FIRST_HELD_OUT_PID:
            ntrex.setdefault(int(item['pid']), {})[item['lang']] = item['text']
    for item in read_lines(os.path.join(data, 'pairs-train.open.jsonl.gz')):
        if item['lang'] in LANGUAGES and item['lang2'] in LANGUAGES:
            pairs.setdefault(item['source'], []).append(((item['lang'], item['text']), (item['lang2'], item['text2'])))
    return {'ntrex128': [row for _, row in sorted(ntrex.items())], **{source: joined(rows) for source, rows in pairs.items()}}


def halves(rows):
    """A title and its text: what belongs together in one language."""
    found = []
    for row in rows:
        title, _, text = row['text'].partition('\n')
        found.append({'title': title, 'text': text})
    return found


def cut(groups, pieces):
    """Each text as ids: the most probable cut, then some others drawn at random (the sampler of SentencePiece must be seeded before)."""
    def ways(text):
        plain = normalise(text)[:MOST_CHARACTERS]
        others = [pieces.encode(plain, enable_sampling=True, alpha=SMOOTH, nbest_size=-1) for _ in range(CUTS)]
        return [np.array(ids[:MOST_PIECES], dtype=np.int32) for ids in [pieces.encode(plain), *others]]

    return {name: [{language: ways(text) for language, text in row.items()} for row in rows] for name, rows in groups.items()}
