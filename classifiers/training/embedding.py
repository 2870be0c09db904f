"""The embedding: several bags of pieces are trained apart on translations, then merged into one table.

One bag trained on some six thousand translated sentences mostly learns their noise, and each seed another noise. The tables side by side give cosines
that are the mean of the members' cosines; since a bag is a sum, their principal directions fold into one table of the old width (docs/notes/labels-model.md).
"""
import os
import random

import numpy as np
import torch
from torch.nn import functional as F

from tokenizer import PIECES, UNKNOWN

WIDTH = 256
SEEDS, STEPS, ROWS, WAYS = (11, 12, 13, 14, 15, 16, 17, 18), 800, 256, 4
RATE, SCALE, DROPPED, SAMPLED, LONGEST = 4e-3, 20.0, 0.4, 0.8, 64
# How often a source is drawn: ten-way rows often, because they alone tie all languages together.
WEIGHTS = {'ntrex128': 6, 'sib200': 3, 'tico19': 1.5, 'xquad-questions': 1, 'udhr': 0.3, 'halves': 1.2, 'phrases': 0.5}


class Bag(torch.nn.Module):
    """The weighted mean of pieces, turned, to length one. Rows of ids are given end to end."""

    def __init__(self):
        super().__init__()
        self.table = torch.nn.Parameter(torch.randn(PIECES, WIDTH) * 0.05)
        self.gate = torch.nn.Parameter(torch.zeros(PIECES, 1))
        self.project = torch.nn.Parameter(torch.eye(WIDTH))

    def forward(self, bags):
        ids, offsets = end_to_end(bags)
        weight = torch.exp(torch.clamp(F.embedding(ids, self.gate).squeeze(-1), -4, 4))
        if self.training:
            weight = weight * (torch.rand_like(weight) > DROPPED)
        pooled = F.embedding_bag(ids, self.table, offsets, mode='sum', per_sample_weights=weight)
        return F.normalize(F.normalize(pooled, dim=-1) @ self.project.T, dim=-1)


def end_to_end(bags):
    lengths = np.array([len(bag) for bag in bags])
    return torch.from_numpy(np.concatenate(bags).astype(np.int64)), torch.from_numpy(np.r_[0, np.cumsum(lengths)[:-1]])


class Views:
    """Draws rows of translations and some languages of each; a sentence is mostly cut into pieces another way than the most probable."""

    def __init__(self, groups, seed):
        self.groups, self.random = groups, random.Random(seed)
        self.names = [name for name in WEIGHTS if groups.get(name)]

    def draw(self):
        """WAYS lists of (ids, language), row by row translations of each other."""
        sides = [[] for _ in range(WAYS)]
        for name in self.random.choices(self.names, [WEIGHTS[name] for name in self.names], k=ROWS):
            row = self.random.choice(self.groups[name])
            languages = self.random.sample(sorted(row), min(WAYS, len(row)))
            for at, side in enumerate(sides):
                language = languages[at % len(languages)]
                side.append((self.cut(row[language]), language))
        return sides

    def cut(self, ways):
        ids = ways[0] if self.random.random() > SAMPLED else self.random.choice(ways[1:])
        if len(ids) == 0:
            return np.array([UNKNOWN])
        start = self.random.randrange(max(1, len(ids) - LONGEST + 1))
        return ids[start:start + LONGEST]


def loss_of(bag, sides):
    """The in-batch softmax over cosines, both directions, of every two languages of a row."""
    vectors = bag([ids for side in sides for ids, _ in side]).view(WAYS, ROWS, -1)
    own, total = torch.arange(ROWS), 0.0
    for one in range(WAYS):
        for other in range(one):
            differ = torch.tensor([float(a != b) for (_, a), (_, b) in zip(sides[one], sides[other])])
            scores = SCALE * vectors[one] @ vectors[other].T
            both = F.cross_entropy(scores, own, reduction='none') + F.cross_entropy(scores.T, own, reduction='none')
            total = total + (both * differ).sum() / 2 / differ.sum().clamp(min=1)
    return total / (WAYS * (WAYS - 1) / 2)


def train_member(groups, seed, steps):
    torch.manual_seed(seed)
    bag, views = Bag(), Views(groups, seed)
    optimiser = torch.optim.AdamW([{'params': [bag.table, bag.gate], 'first': RATE}, {'params': [bag.project], 'first': RATE / 4}], weight_decay=0.0, betas=(0.9, 0.98))
    for step in range(steps):
        for group in optimiser.param_groups:
            group['lr'] = group['first'] * min(1, (step + 1) / 60) * (1 - step / steps) ** 0.7
        loss = loss_of(bag, views.draw())
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        if (step + 1) % 200 == 0:
            print(f'embedding {seed}: {step + 1}/{steps} {float(loss):.3f}', flush=True)
    return {'table': (bag.table @ bag.project.T).detach(), 'gate': bag.gate.detach()}


def merge(members, sample):
    """One table and gate whose cosines are nearly the mean of the members'. sample: bags whose principal directions are kept."""
    gate = sum(member['gate'] for member in members) / len(members)
    tables = []
    for member in members:
        table = member['table'] * torch.exp(member['gate'].clamp(-4, 4) - gate)
        tables.append(table / table.norm())
    wide = torch.cat(tables, 1)
    ids, offsets = end_to_end(sample)
    pooled = F.normalize(F.embedding_bag(ids, wide, offsets, mode='sum', per_sample_weights=torch.exp(gate[ids].squeeze(-1))), dim=-1)
    _, directions = torch.linalg.eigh(pooled.T @ pooled)
    table = wide @ directions.flip(1)[:, :WIDTH]
    return {'table': table / table.std() * 0.3, 'gate': gate}


def train_embedding(make_groups, work, share=1.0):
    """make_groups() gives {source: rows of {language: [ids, ids cut otherwise …]}}. Members and the merged table stay in the work folder."""
    merged = os.path.join(work, 'embedding.pt')
    if os.path.exists(merged):
        return torch.load(merged)
    groups, members = make_groups(), []
    for seed in SEEDS:
        path = os.path.join(work, f'embedding-{seed}.pt')
        if not os.path.exists(path):
            torch.save(train_member(groups, seed, max(10, round(STEPS * share))), path)
        members.append(torch.load(path))
    torch.save(merge(members, [ways[0] for row in groups['ntrex128'] + groups['sib200'] for ways in row.values() if len(ways[0])]), merged)
    return torch.load(merged)
