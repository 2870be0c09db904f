"""The training loop that every stage shares: a step mixes translation pairs, open labels and our own items in given numbers."""
import random
import time

import numpy as np
import torch

from corpus import SENTIMENTS, TOPICS
from network import batch_of, contrast, label_loss
from tokenizer import UNKNOWN

PAIR_LENGTH = 56


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


def targets(rows, device):
    topics = torch.tensor([[float(value or 0) for value in row['topics']] for row in rows])
    known = torch.tensor([[0.0 if value is None else row['topic_weight'] for value in row['topics']] for row in rows])
    sentiment = torch.tensor([-1 if row['sentiment'] is None else row['sentiment'] for row in rows])
    about = torch.tensor([-1 if row['about'] is None else row['about'] for row in rows])
    weights = torch.tensor([2.0 if row['own'] else 1.0 for row in rows])
    return [part.to(device) for part in (topics, known, sentiment, about, weights)]


def crop(ids, longest, generator):
    """The beginning, or now and then a later part, of a long text."""
    if len(ids) <= longest:
        return ids or [UNKNOWN]
    start = generator.choice([0, 0, generator.randrange(len(ids) - longest + 1)])
    return ids[start:start + longest]


def fit(net, stage, steps, rate, pools, counts, sampler, seed, longest=128, table_rate=None, device='cpu', report=None):
    """One stage. counts: rows a step from each pool ('own', 'topics', 'sentiments') and 'pairs'. The rate falls to zero."""
    generator = random.Random(seed)
    torch.manual_seed(seed)
    net.train()
    tables = [net.table.weight, net.gate.weight]
    others = [p for p in net.parameters() if all(p is not t for t in tables)]
    optimiser = torch.optim.AdamW([{'params': tables, 'first': table_rate or rate, 'weight_decay': 0.0},
                                   {'params': others, 'first': rate, 'weight_decay': 0.01}], lr=rate, betas=(0.9, 0.98))
    begun, running = time.time(), {}
    for step in range(steps):
        for group in optimiser.param_groups:
            group['lr'] = group['first'] * min(1, (step + 1) / min(60, steps / 10)) * (1 - step / steps) ** 0.7
        losses = {}
        if counts.get('pairs'):
            left, right = sampler.draw(counts['pairs'])
            one = net(*batch_of([crop(x, PAIR_LENGTH, generator) for x in left], PAIR_LENGTH, device), labels=False)[1]
            other = net(*batch_of([crop(x, PAIR_LENGTH, generator) for x in right], PAIR_LENGTH, device), labels=False)[1]
            losses['pairs'] = contrast(one, other)
        for name, pool in pools.items():
            if counts.get(name):
                rows = pool.draw(counts[name])
                scores, _ = net(*batch_of([crop(row['ids'], longest, generator) for row in rows], longest, device))
                losses[name] = label_loss(scores, *targets(rows, device))
        optimiser.zero_grad()
        sum(losses.values()).backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        for name, loss in losses.items():
            running[name] = 0.98 * running.get(name, float(loss)) + 0.02 * float(loss)
        if (step + 1) % 200 == 0 or step + 1 == steps:
            shown = ' '.join(f'{name} {value:.3f}' for name, value in running.items())
            print(f'{stage} {step + 1}/{steps} {time.time() - begun:.0f} s {shown}', flush=True)
            if report and (step + 1) % 1000 == 0:
                print('  ', report(net), flush=True)
                net.train()
    return net


def predict(net, rows, longest=256, device='cpu'):
    """Scores of each row, rows of similar length together."""
    net.eval()
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]['ids']))
    scores = np.zeros((len(rows), len(TOPICS) + len(SENTIMENTS) + 3), dtype=np.float32)
    with torch.no_grad():
        for start in range(0, len(order), 32):
            part = order[start:start + 32]
            scores[part] = net(*batch_of([rows[i]['ids'] or [UNKNOWN] for i in part], longest, device))[0].cpu().numpy()
    return scores
