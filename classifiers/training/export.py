"""Writes the model folder: ONNX with int8 tables of pieces and fp16 weights (all products in fp32, so a text's result
is the same in any batch), tokeniser, descriptions."""
import hashlib
import json
import os

import torch
from torch import nn
from torch.nn import functional as F

from corpus import ABOUT, LANGUAGES, SENTIMENTS, TOPICS
from embedding import WIDTH
from network import INNER, LONGEST
from tokenizer import END, PAD, PIECES, START, write_tokenizer

NAME, VERSION = 'haidang-small', '0.3.1'
WINDOW, WINDOWS = 256, 2


class Int8Table(nn.Module):
    """Rows of int8 steps and one scale a row; looked up first, widened after."""

    def __init__(self, weight):
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer('steps', torch.round(weight / scale).to(torch.int8))
        self.register_buffer('scale', scale)

    def forward(self, ids):
        return self.steps[ids].to(torch.float32) * self.scale[ids]


class Half(nn.Module):
    """A linear map kept in fp16 on disk, so that the folder stays under 25 MB; widened before it is used."""

    def __init__(self, linear):
        super().__init__()
        self.register_buffer('weight', linear.weight.data.to(torch.float16))
        self.register_buffer('bias', linear.bias.data)

    def forward(self, x):
        return F.linear(x, self.weight.to(torch.float32), self.bias)


class Shipped(nn.Module):
    """The network as the session sees it: ids and mask in, named parts out. <s> and </s> are not counted, whoever adds them."""

    def __init__(self, net):
        super().__init__()
        self.net = net
        for part in (net.embedding, net.centre, *net.readers):
            part.table = Int8Table(part.table.weight.data)
        for module in list(net.modules()):
            for name, child in list(module.named_children()):
                if isinstance(child, nn.Linear):
                    setattr(module, name, Half(child))

    def forward(self, input_ids, attention_mask):
        mask = attention_mask * (input_ids != START) * (input_ids != END)
        scores, embedding = self.net(input_ids, mask)
        first, second = len(TOPICS), len(TOPICS) + len(SENTIMENTS)
        return scores[:, :first], scores[:, first:second], scores[:, second:], embedding


def write_onnx(net, folder):
    """Gives the shipped module, for comparison, and the path of the file."""
    shipped = Shipped(net)
    shipped.eval()  # on the outer module, or the export would flip dropout back on
    os.makedirs(os.path.join(folder, 'onnx'), exist_ok=True)
    path = os.path.join(folder, 'onnx', 'model_int8.onnx')
    example = (torch.tensor([[5, 6, 7], [8, 9, PAD]]), torch.tensor([[1, 1, 1], [1, 1, 0]]))
    rectangle = {0: 'texts', 1: 'pieces'}
    # Folding constants would write the fp16 weights as fp32.
    torch.onnx.export(shipped, example, path, opset_version=17, do_constant_folding=False, input_names=['input_ids', 'attention_mask'],
                      output_names=['logits', 'sentiment', 'about', 'sentence_embedding'],
                      dynamic_axes={'input_ids': rectangle, 'attention_mask': rectangle, 'logits': {0: 'texts'}, 'sentiment': {0: 'texts'},
                                    'about': {0: 'texts'}, 'sentence_embedding': {0: 'texts'}})
    return shipped, path


def write_config(folder, layers):
    """xlm-roberta is only the name under which @huggingface/transformers runs a graph with these two inputs."""
    config = {'model_type': 'xlm-roberta', 'architectures': ['XLMRobertaModel'], 'vocab_size': PIECES, 'hidden_size': WIDTH, 'num_hidden_layers': layers,
              'num_attention_heads': 6, 'intermediate_size': 3 * INNER, 'max_position_embeddings': LONGEST, 'pad_token_id': PAD, 'bos_token_id': START,
              'eos_token_id': END, 'problem_type': 'multi_label_classification', 'id2label': dict(enumerate(TOPICS)),
              'label2id': {label: at for at, label in enumerate(TOPICS)}, 'sentiment_labels': SENTIMENTS, 'about_labels': ABOUT}
    with open(os.path.join(folder, 'config.json'), 'w', encoding='utf-8') as out:
        json.dump(config, out, indent=1)


def write_manifest(folder, ngrams, blend, baseline, network, brief):
    described = {'name': NAME, 'version': VERSION, 'languages': LANGUAGES, 'ngrams': ngrams, 'network': network, 'blend': blend, 'baseline': baseline,
                 'brief': brief}
    with open(os.path.join(folder, 'haidang.json'), 'w', encoding='utf-8') as out:
        json.dump(described, out, indent=1)


def write_network(net, layers, pieces_file, folder):
    write_tokenizer(pieces_file, folder)
    write_config(folder, layers)
    shipped, path = write_onnx(net, folder)
    return shipped, {'dtype': 'int8', 'file': os.path.relpath(path, folder), 'window': WINDOW, 'windows': WINDOWS}


def hashes(folder):
    found = {}
    for place, _, files in os.walk(folder):
        for file in files:
            if not file.endswith('.md'):
                with open(os.path.join(place, file), 'rb') as content:
                    found[os.path.relpath(os.path.join(place, file), folder)] = hashlib.sha256(content.read()).hexdigest()
    return dict(sorted(found.items()))
