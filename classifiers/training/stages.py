"""How a reader is trained: a step mixes our own rows with open topics and open sentiments in given numbers."""
import random
import time

import numpy as np
import torch

from network import LABELS, Reading, batch_of, label_loss
from tokenizer import UNKNOWN

OWN_RATE, TABLE_RATE = 2e-3, 6e-3
COUNTS = {'own': 96, 'topics': 16, 'sentiments': 16}
READ, SHIFTED = 200, 0.4  # pieces of a text in training; how often a longer one begins later


class Pool:
    """Rows with ids, drawn source by source so that no large set drowns the others."""

    def __init__(self, rows, seed, power=0.6, by_source=True):
        self.random = random.Random(seed)
        self.groups = {}
        for row in rows:
            self.groups.setdefault((row['source'], row['lang']) if by_source else 'all', []).append(row)
        self.names = sorted(self.groups, key=str)
        self.weights = [len(self.groups[name]) ** power for name in self.names]

    def draw(self, count):
        names = self.random.choices(self.names, self.weights, k=count)
        return [self.random.choice(self.groups[name]) for name in names]


def targets(rows):
    topics = torch.tensor([[float(value or 0) for value in row['topics']] for row in rows])
    known = torch.tensor([[0.0 if value is None else row['topic_weight'] for value in row['topics']] for row in rows])
    sentiment = torch.tensor([-1 if row['sentiment'] is None else row['sentiment'] for row in rows])
    about = torch.tensor([-1 if row['about'] is None else row['about'] for row in rows])
    weights = torch.tensor([2.0 if row['own'] else 1.0 for row in rows])
    return topics, known, sentiment, about, weights


def crop(ids, generator):
    """The beginning, or now and then a later part, of a long text."""
    if len(ids) > READ and generator.random() < SHIFTED:
        start = generator.randrange(len(ids) - READ + 1)
        ids = ids[start:start + READ]
    return ids[:READ] or [UNKNOWN]


def train_reader(embedding, centre, reader, pools, steps, seed):
    """pools: {'own', 'topics', 'sentiments'}. The rates fall to zero. Gives the reader."""
    generator, net = random.Random(seed), Reading(embedding, centre, reader)
    torch.manual_seed(seed)
    net.train()
    tables = [reader.table.weight, reader.gate.weight]
    others = [p for p in reader.parameters() if all(p is not t for t in tables)]
    optimiser = torch.optim.AdamW([{'params': tables, 'first': TABLE_RATE, 'weight_decay': 0.0}, {'params': others, 'first': OWN_RATE, 'weight_decay': 0.01}],
                                  lr=OWN_RATE, betas=(0.9, 0.98))
    begun = time.time()
    for step in range(steps):
        for group in optimiser.param_groups:
            group['lr'] = group['first'] * min(1, (step + 1) / min(40, steps / 8)) * (1 - step / steps) ** 0.7
        losses = {}
        for name, pool in pools.items():
            rows = pool.draw(COUNTS[name])
            losses[name] = label_loss(net(*batch_of([crop(row['ids'], generator) for row in rows], READ)), *targets(rows))
        optimiser.zero_grad()
        sum(losses.values()).backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 5.0)
        optimiser.step()
        if (step + 1) % 100 == 0:
            print(f'reader {step + 1}/{steps} {time.time() - begun:.0f} s', ' '.join(f'{name} {float(loss):.3f}' for name, loss in losses.items()), flush=True)
    return reader.eval()


def in_batches(net, rows, longest, width):
    """What net(ids, mask) gives for each row, rows of similar length together."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]['ids']))
    found = np.zeros((len(rows), width), dtype=np.float32)
    with torch.no_grad():
        for start in range(0, len(order), 32):
            part = order[start:start + 32]
            found[part] = net(*batch_of([rows[i]['ids'] or [UNKNOWN] for i in part], longest)).numpy()
    return found


def read(embedding, centre, reader, rows, longest):
    """Scores of each row by a reader."""
    net = Reading(embedding, centre, reader)
    net.eval()
    return in_batches(net, rows, longest, LABELS)
