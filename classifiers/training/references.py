"""Scores of a handful of odd texts as Python computes them: the tests of classifiers/models compare the TypeScript runtime with them."""
import json
import os

import numpy as np
import sentencepiece as spm
import torch

from blend import apply_blend
from corpus import normalise
from export import WINDOW
from tokenizer import UNKNOWN

TEXTS = ['', ' ', 'Hello world', 'Bão số 9 đổ bộ Quy Nhơn, 5 người chết', '西沙群岛 2024年', '台風が上陸、屋根飛び死者', '한국 투자', 'น้ำท่วมบ้านเรือน 3 หลัง',
         'ນ້ຳຖ້ວມ\u200bເຮືອນ', 'ទឹក\u200bជំនន់', 'L’été — « déjà » 1er', 'Ёлка İstanbul ẞ', 'ﬁne ＡＢＣ ①', '😀 fire', 'a\nb\tc  d', 'the the the (the) "the"',
         'Công nhân đình công đòi lương ba tháng', 'Le port de Quy Nhon prend de vitesse ses voisins', 'Рыбаки задержаны у островов', '\ufeffBOM\u00adsoft']


def write_lines(folder, file, rows):
    with open(os.path.join(folder, file), 'w', encoding='utf-8') as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + '\n')


def rounded(values):
    return [round(float(value), 5) for value in np.asarray(values).ravel()]


BRIEF = [('en', 'Profit fell to 12 mn, the Mayor said', None), ('ru', 'Полиция задержала Иванова, газета хвалит мэра', 'мэра'), ('vi', 'Du khách khen món ăn 😀', 'món ăn'),
         ('th', 'ส่งไวมาก', None), ('km', 'ល្អ', 'nowhere'), ('zh', '质量太差', '质量'), ('ko', '', None)]


def write_brief(folder, brief):
    """brief-scores.jsonl {language, text, subject, embedding, scores}. The embedding is given, as the shipped one is rounded to int8."""
    rows = [{'lang': language, 'text': text, 'subject': subject, 'source': 'reference'} for language, text, subject in BRIEF]
    write_lines(folder, 'brief-scores.jsonl', [{'language': row['lang'], 'text': row['text'], 'subject': row['subject']}
                                               | {'embedding': rounded(embedding), 'scores': rounded(scores)}
                                               for row, embedding, scores in zip(rows, brief.embed(rows), brief.scores(rows))])


def write_references(folder, linear, shipped, pieces_file, blend):
    """ngram-scores.jsonl {text, scores}, network-scores.jsonl {text, ids, scores, embedding}, label-scores.jsonl {text, topics, sentiment, about}."""
    def of_words(text):
        return np.asarray(linear.scores(linear.weigh(linear.features.matrix([text])))).reshape(1, -1)

    write_lines(folder, 'ngram-scores.jsonl', [{'text': text, 'scores': rounded(of_words(text))} for text in TEXTS + [text * 60 for text in TEXTS[3:6]]])
    pieces = spm.SentencePieceProcessor(model_file=pieces_file)
    network, labels = [], []
    for text in TEXTS:
        row = torch.tensor([(pieces.encode(normalise(text)) or [UNKNOWN])[:WINDOW]])
        with torch.no_grad():
            *scores, embedding = shipped(row, torch.ones_like(row))
        scores = torch.cat(scores, 1).numpy()
        network.append({'text': text, 'ids': row[0].tolist(), 'scores': rounded(scores), 'embedding': rounded(embedding[0, :8])})
        topics, _, sentiment, about = apply_blend(blend, {'network': scores, 'ngrams': of_words(text)})
        labels.append({'text': text, 'topics': rounded(topics), 'sentiment': rounded(sentiment), 'about': rounded(about)})
    write_lines(folder, 'network-scores.jsonl', network)
    write_lines(folder, 'label-scores.jsonl', labels)
