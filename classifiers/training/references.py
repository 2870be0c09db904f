"""Scores of a handful of odd texts as Python computes them: the tests of classifiers/models compare the TypeScript runtime with them."""
import json
import os

import numpy as np
import sentencepiece as spm
import torch

from corpus import normalise
from export import WINDOW
from tokenizer import UNKNOWN

TEXTS = ['', ' ', 'Hello world', 'Bão số 9 đổ bộ Quy Nhơn, 5 người chết', '西沙群岛 2024年', '台風が上陸、屋根飛び死者', '한국 투자', 'น้ำท่วมบ้านเรือน 3 หลัง',
         'ນ້ຳຖ້ວມ\u200bເຮືອນ', 'ទឹក\u200bជំនន់', 'L’été — « déjà » 1er', 'Ёлка İstanbul ẞ', 'ﬁne ＡＢＣ ①', '😀 fire', 'a\nb\tc  d', 'the the the (the) "the"',
         'Công nhân đình công đòi lương ba tháng', 'Le port de Quy Nhon prend de vitesse ses voisins', 'Рыбаки задержаны у островов', '\ufeffBOM\u00adsoft']


def write_references(folder, linear, shipped, pieces_file):
    """ngram-scores.jsonl and network-scores.jsonl: {text, scores} and {text, ids, scores, embedding}."""
    with open(os.path.join(folder, 'ngram-scores.jsonl'), 'w', encoding='utf-8') as out:
        for text in TEXTS + [text * 60 for text in TEXTS[3:6]]:
            scores = np.asarray(linear.scores(linear.weigh(linear.features.matrix([text])))).ravel()
            out.write(json.dumps({'text': text, 'scores': [round(float(value), 5) for value in scores]}, ensure_ascii=False) + '\n')
    pieces = spm.SentencePieceProcessor(model_file=pieces_file)
    with open(os.path.join(folder, 'network-scores.jsonl'), 'w', encoding='utf-8') as out, torch.no_grad():
        for text in TEXTS:
            ids = (pieces.encode(normalise(text)) or [UNKNOWN])[:WINDOW]
            row = torch.tensor([ids])
            *scores, embedding = shipped(row, torch.ones_like(row))
            out.write(json.dumps({'text': text, 'ids': ids, 'scores': [round(float(value), 5) for value in torch.cat(scores, 1)[0]],
                                  'embedding': [round(float(value), 5) for value in embedding[0, :8]]}, ensure_ascii=False) + '\n')
