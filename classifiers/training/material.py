"""All text that the model is trained on, cut into pieces: our own, the open sets, the translations."""
import os

import sentencepiece as spm

import corpus
import pairs
from tokenizer import train_pieces

HERE = os.path.dirname(os.path.abspath(__file__))
WRITTEN = os.path.join(HERE, 'written')
SEED = 7


class Material:
    """`own`: fully labelled items and articles; `claims`, `phrases`: partly labelled; `open_topics`, `open_sentiments`: open sets."""

    def __init__(self, data, work):
        self.data, self.work = data, work
        self.own = corpus.written_items(WRITTEN)
        self.phrases, phrase_rows = corpus.written_phrases(WRITTEN)
        self.claims = corpus.written_claims(WRITTEN)
        self.short = corpus.written_short(WRITTEN)
        self.open_topics = corpus.open_topics(os.path.join(data, 'topic-train.open.jsonl.gz'))
        self.open_sentiments = corpus.open_sentiments(os.path.join(data, 'sentiment-train.open.jsonl.gz'))
        self.translations = {**pairs.translations(data), 'phrases': phrase_rows}
        # Pieces and embedding are made without the articles: they came last, and both take long.
        self.items = [row for row in self.own if not corpus.is_article(row)]
        self.pieces_file = self.make_pieces()
        self.pieces = spm.SentencePieceProcessor(model_file=self.pieces_file)

    def make_pieces(self):
        model = os.path.join(self.work, 'pieces.model')
        if not os.path.exists(model):
            texts = {language: [] for language in corpus.LANGUAGES}
            for row in self.items + self.claims + self.open_sentiments:
                texts[row['lang']].append(row['text'])
            for item in corpus.read_lines(os.path.join(self.data, 'plain-text.open.jsonl.gz')):
                if item['source'] != 'nsmc-raw':
                    texts[item['lang'].split('-')[0]].append(item['text'])
            for rows in self.translations.values():
                for row in rows:
                    for language, text in row.items():
                        texts[language.split('-')[0]].append(text)
            train_pieces(texts, self.work, SEED)
        return model

    def embedding_groups(self):
        """What the embedding is trained on: {source: rows of {language: cuts}}."""
        spm.set_random_generator_seed(SEED)
        return pairs.cut({**self.translations, 'halves': pairs.halves(self.items)}, self.pieces)

    def encode(self, rows, most=512):
        for row in rows:
            row['ids'] = self.pieces.encode(corpus.normalise(row['text'])[:3000])[:most]
        return rows
