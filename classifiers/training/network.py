"""The network: one table of pieces feeds a bag-of-pieces path and, when wanted, a small transformer path; their heads are added."""
import math

import torch
from torch import nn
from torch.nn import functional as F

from corpus import ABOUT, SENTIMENTS, TOPICS
from tokenizer import PAD, PIECES

WIDTH = 256
INNER = 192
LONGEST = 512


class Heads(nn.Module):
    def __init__(self, width, small=False):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.hidden = nn.Linear(width, 256)
        self.drop = nn.Dropout(0.3)
        self.out = nn.Linear(256, len(TOPICS) + len(SENTIMENTS) + len(ABOUT))
        if small:  # a path that is added later begins by changing nothing
            nn.init.zeros_(self.out.weight)
            nn.init.zeros_(self.out.bias)

    def forward(self, pooled):
        return self.out(self.drop(F.gelu(self.hidden(self.norm(pooled)))))


class Layer(nn.Module):
    """Pre-norm self-attention, written out so that the exported graph has plain matrix products."""

    def __init__(self, width, heads=6):
        super().__init__()
        self.heads, self.size = heads, width // heads
        self.first, self.second = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.join = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 3 * width), nn.Linear(3 * width, width)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, blocked):
        rows, length, width = x.shape
        q, k, v = self.qkv(self.first(x)).view(rows, length, 3, self.heads, self.size).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) / math.sqrt(self.size) + blocked
        mixed = (self.drop(torch.softmax(scores, -1)) @ v).transpose(1, 2).reshape(rows, length, width)
        x = x + self.drop(self.join(mixed))
        return x + self.drop(self.down(F.gelu(self.up(self.second(x)))))


class Network(nn.Module):
    def __init__(self, layers=0):
        super().__init__()
        self.table = nn.Embedding(PIECES, WIDTH)
        nn.init.normal_(self.table.weight, std=0.05)
        self.gate = nn.Embedding(PIECES, 1)
        nn.init.zeros_(self.gate.weight)
        self.project = nn.Linear(WIDTH, WIDTH, bias=False)
        nn.init.eye_(self.project.weight)
        self.bag_heads = Heads(WIDTH)
        self.layers = nn.ModuleList(Layer(INNER) for _ in range(layers))
        if layers:
            self.narrow = nn.Linear(WIDTH, INNER)
            self.places = nn.Embedding(LONGEST, INNER)
            nn.init.normal_(self.places.weight, std=0.02)
            self.last = nn.LayerNorm(INNER)
            self.path_heads = Heads(2 * INNER, small=True)
        self.token_dropout = 0.15

    def pooled(self, vectors, ids, mask):
        weight = torch.exp(torch.clamp(self.gate(ids).squeeze(-1), -4, 4)) * mask
        return (vectors * weight.unsqueeze(-1)).sum(1) / weight.sum(1, keepdim=True).clamp(min=1e-6)

    def embed(self, pooled):
        projected = self.project(pooled)
        return projected / projected.pow(2).sum(-1, keepdim=True).clamp(min=1e-12).sqrt()

    def forward(self, ids, mask, labels=True):
        """ids, mask: rows x length. Gives (scores of 14 labels, sentence embedding)."""
        mask = mask.to(torch.float32)
        if self.training:
            kept = mask * (torch.rand_like(mask) > self.token_dropout)
            mask = torch.where(kept.sum(1, keepdim=True) > 0, kept, mask)
        vectors = self.table(ids)
        pooled = self.pooled(vectors, ids, mask)
        if not labels:
            return None, self.embed(pooled)
        scores = self.bag_heads(pooled)
        if len(self.layers):
            scores = scores + self.path(vectors, mask)
        return scores, self.embed(pooled)

    def path(self, vectors, mask):
        places = torch.arange(vectors.shape[1], device=vectors.device)
        x = self.narrow(vectors * 4.0) + self.places(places).unsqueeze(0)
        blocked = (1.0 - mask).view(mask.shape[0], 1, 1, mask.shape[1]) * -10000.0
        for layer in self.layers:
            x = layer(x, blocked)
        x = self.last(x)
        mean = (x * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True).clamp(min=1e-6)
        top = (x + (mask.unsqueeze(-1) - 1.0) * 10000.0).amax(1)
        return self.path_heads(torch.cat([mean, top], -1))


class Pair(nn.Module):
    """Two networks over the same pieces, trained apart on our own text: their scores are averaged, the embedding is the second's alone."""

    def __init__(self, bag, path):
        super().__init__()
        self.bag, self.path = bag, path

    def forward(self, ids, mask):
        scores, embedding = self.path(ids, mask)
        return (self.bag(ids, mask)[0] + scores) / 2, embedding


def batch_of(pieces, longest, device):
    """Pads rows of ids to one rectangle."""
    length = min(longest, max(len(ids) for ids in pieces))
    ids = torch.full((len(pieces), length), PAD, dtype=torch.long)
    mask = torch.zeros((len(pieces), length))
    for row, piece in enumerate(pieces):
        cut = torch.as_tensor(piece[:length], dtype=torch.long)
        ids[row, : len(cut)] = cut
        mask[row, : len(cut)] = 1
    return ids.to(device), mask.to(device)


def contrast(left, right, scale=20.0):
    """Both directions of the in-batch softmax over cosines."""
    scores = scale * left @ right.T
    own = torch.arange(len(left), device=left.device)
    return (F.cross_entropy(scores, own) + F.cross_entropy(scores.T, own)) / 2


def label_loss(scores, topics, topic_weights, sentiment, about, row_weights):
    """Masked: topic_weights is 0 where unknown, sentiment and about are -1 where unknown."""
    count_t, count_s = len(TOPICS), len(SENTIMENTS)
    topic = F.binary_cross_entropy_with_logits(scores[:, :count_t], topics, weight=topic_weights * row_weights.unsqueeze(1), reduction='sum')
    total = topic / max(1, len(scores)) / 2

    def classes(part, wanted):
        known = wanted >= 0
        if not known.any():
            return 0.0
        loss = F.cross_entropy(part[known], wanted[known], reduction='none', label_smoothing=0.05)
        return (loss * row_weights[known]).sum() / len(scores)

    return total + classes(scores[:, count_t:count_t + count_s], sentiment) + 0.7 * classes(scores[:, count_t + count_s:], about)
