"""The network: a frozen embedding (embedding.py), a kernel over it (kernel.py), and a reader whose own small table of pieces learns from labels."""
import math

import torch
from torch import nn
from torch.nn import functional as F

from corpus import ABOUT, LANGUAGES, SENTIMENTS, TOPICS
from embedding import WIDTH
from tokenizer import PAD, PIECES

LABELS = len(TOPICS) + len(SENTIMENTS) + len(ABOUT)
OWN_WIDTH = 128
INNER = 192
LONGEST = 512


def weighted_sum(vectors, gate, mask):
    weight = torch.exp(gate.squeeze(-1).clamp(-4, 4)) * mask
    return (vectors * weight.unsqueeze(-1)).sum(1), weight.sum(1, keepdim=True)


def to_length_one(x):
    return x / x.pow(2).sum(-1, keepdim=True).clamp(min=1e-12).sqrt()


class Embedding(nn.Module):
    """The merged table: the weighted sum of a text's pieces, to length one. `centre` takes its language out for whoever judges labels."""

    def __init__(self, merged):
        super().__init__()
        self.table, self.gate = (nn.Embedding.from_pretrained(merged[name], freeze=True) for name in ('table', 'gate'))

    def forward(self, ids, mask):
        """(vectors of the pieces, the text's embedding)."""
        vectors = self.table(ids)
        return vectors, to_length_one(weighted_sum(vectors, self.gate(ids), mask)[0])


class Centre(nn.Module):
    """Moves an embedding by the mean of its language, so that what is left is what the text says. The language is told from the pieces
    (naive Bayes): measured, held-out topics .762 to .771."""

    def __init__(self, rows, embedded):
        super().__init__()
        counts = torch.ones(PIECES, len(LANGUAGES)) * 0.1
        means = torch.zeros(len(LANGUAGES), WIDTH)
        for at, language in enumerate(LANGUAGES):
            own = [number for number, row in enumerate(rows) if row['lang'] == language]
            means[at] = torch.from_numpy(embedded[own]).mean(0)
            ids = torch.tensor([piece for number in own for piece in rows[number]['ids']])
            counts[:, at] += torch.bincount(ids, minlength=PIECES)
        share = torch.log(counts / counts.sum(0))
        self.table = nn.Embedding.from_pretrained(share - share.mean(1, keepdim=True), freeze=True)
        self.register_buffer('means', means)

    def forward(self, ids, mask, embedding):
        language = torch.softmax((self.table(ids) * mask.unsqueeze(-1)).sum(1), -1)
        return to_length_one(embedding - language @ self.means)


class Heads(nn.Module):
    def __init__(self, width, begins_at_zero=False):
        super().__init__()
        self.norm, self.hidden, self.drop, self.out = nn.LayerNorm(width), nn.Linear(width, 256), nn.Dropout(0.3), nn.Linear(256, LABELS)
        if begins_at_zero:
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


class Reader(nn.Module):
    """Heads over the frozen embedding beside a bag of its own table, and, where there are layers, over a small transformer too."""

    def __init__(self, merged, layers=0):
        super().__init__()
        torch.manual_seed(1)
        directions = torch.linalg.eigh(merged['table'].T @ merged['table'])[1].flip(1)[:, :OWN_WIDTH]
        start = merged['table'] @ directions
        self.table = nn.Embedding.from_pretrained(start / start.std() * 0.15, freeze=False)
        self.gate = nn.Embedding.from_pretrained(merged['gate'].clone(), freeze=False)
        self.heads = Heads(WIDTH + OWN_WIDTH)
        self.layers = nn.ModuleList(Layer(INNER) for _ in range(layers))
        if layers:
            self.narrow, self.places, self.last = nn.Linear(WIDTH + OWN_WIDTH, INNER), nn.Embedding(LONGEST, INNER), nn.LayerNorm(INNER)
            nn.init.normal_(self.places.weight, std=0.02)
            self.path_heads = Heads(2 * INNER, begins_at_zero=True)

    def forward(self, ids, mask, vectors, embedding):
        own = self.table(ids)
        pooled, weight = weighted_sum(own, self.gate(ids), mask)
        scores = self.heads(torch.cat([embedding * 16, pooled / weight.clamp(min=1e-6) * 8], 1))
        return scores + self.path(torch.cat([vectors * 3, own * 6], -1), mask) if len(self.layers) else scores

    def path(self, vectors, mask):
        places = torch.arange(vectors.shape[1], device=vectors.device)
        x = self.narrow(vectors) + self.places(places).unsqueeze(0)
        blocked = (1.0 - mask).view(mask.shape[0], 1, 1, mask.shape[1]) * -10000.0
        for layer in self.layers:
            x = layer(x, blocked)
        x = self.last(x)
        mean = (x * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True).clamp(min=1e-6)
        top = (x + (mask.unsqueeze(-1) - 1.0) * 10000.0).amax(1)
        return self.path_heads(torch.cat([mean, top], -1))


class Reading(nn.Module):
    """A reader on its embedding, as it is trained: pieces are dropped at random."""

    def __init__(self, embedding, centre, reader, dropped=0.15):
        super().__init__()
        self.embedding, self.centre, self.reader, self.dropped = embedding, centre, reader, dropped

    def forward(self, ids, mask):
        if self.training:
            kept = mask * (torch.rand_like(mask) > self.dropped)
            mask = torch.where(kept.sum(1, keepdim=True) > 0, kept, mask)
        vectors, embedding = self.embedding(ids, mask)
        return self.reader(ids, mask, vectors, self.centre(ids, mask, embedding))


class Network(nn.Module):
    """What is shipped: the embedding, and the sum of the kernel's scores and the readers' mean, each brought to one spread."""

    def __init__(self, embedding, centre, kernel, readers, spreads):
        super().__init__()
        self.embedding, self.centre, self.kernel, self.readers = embedding, centre, kernel, nn.ModuleList(readers)
        self.register_buffer('of_kernel', torch.tensor(1 / spreads['kernel'], dtype=torch.float32))
        self.register_buffer('of_readers', torch.tensor(1 / spreads['reader'], dtype=torch.float32))

    def forward(self, ids, mask):
        """ids, mask: rows x length. Gives (scores of 14 labels, sentence embedding)."""
        mask = mask.to(torch.float32)
        vectors, embedding = self.embedding(ids, mask)
        centred = self.centre(ids, mask, embedding)
        read = sum(reader(ids, mask, vectors, centred) for reader in self.readers) / len(self.readers)
        return self.kernel(centred) * self.of_kernel + read * self.of_readers, embedding


def batch_of(pieces, longest, device='cpu'):
    """Pads rows of ids to one rectangle."""
    length = min(longest, max(len(ids) for ids in pieces))
    ids = torch.full((len(pieces), length), PAD, dtype=torch.long)
    mask = torch.zeros((len(pieces), length))
    for row, piece in enumerate(pieces):
        cut = torch.as_tensor(piece[:length], dtype=torch.long)
        ids[row, : len(cut)] = cut
        mask[row, : len(cut)] = 1
    return ids.to(device), mask.to(device)


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
