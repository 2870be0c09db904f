"""Trains the SentencePiece unigram pieces and writes the same tokeniser as tokenizer.json for @huggingface/transformers."""
import json
import os
import random

import sentencepiece as spm

from corpus import LANGUAGES, normalise

PIECES = 32000
# ids fixed by the layout of xlm-roberta, whose configuration class serves the model: <s> 0, <pad> 1, </s> 2, <unk> 3.
START, PAD, END, UNKNOWN = 0, 1, 2, 3


def train_pieces(texts_by_language, folder, seed=7, characters=2_500_000):
    """About the same number of characters from each language; texts are normalised here, SentencePiece changes nothing."""
    random.seed(seed)
    lines = []
    for language in LANGUAGES:
        texts = list(dict.fromkeys(texts_by_language[language]))
        random.shuffle(texts)
        budget, share = characters, []
        while budget > 0 and texts:
            for text in texts:
                text = normalise(text)
                share.append(text)
                budget -= len(text) * (3 if language in ('zh', 'ja', 'ko') else 1)
                if budget <= 0:
                    break
            if characters - budget < characters / 2 and len(share) >= 3 * len(texts):
                break  # thin languages are repeated three times at most
        lines += share
    prefix = os.path.join(folder, 'pieces')
    spm.SentencePieceTrainer.train(
        sentence_iterator=iter(lines), model_prefix=prefix, vocab_size=PIECES, model_type='unigram', character_coverage=0.9998,
        normalization_rule_name='identity', add_dummy_prefix=True, remove_extra_whitespaces=True, bos_id=START, pad_id=PAD, eos_id=END, unk_id=UNKNOWN,
        max_sentence_length=8000, num_threads=1, shuffle_input_sentence=False, minloglevel=1)
    return prefix + '.model'


def tokenizer_json(pieces):
    """The Hugging Face description that gives the same ids as `pieces` on normalised text."""
    special = [{'id': i, 'content': pieces.id_to_piece(i), 'single_word': False, 'lstrip': False, 'rstrip': False, 'normalized': False, 'special': True}
               for i in (START, PAD, END, UNKNOWN)]
    return {
        'version': '1.0', 'truncation': None, 'padding': None, 'added_tokens': special,
        'normalizer': {'type': 'Sequence', 'normalizers': [
            {'type': 'Replace', 'pattern': {'Regex': '[\u200b-\u200f\u2060\ufeff\u00ad]'}, 'content': ''},
            {'type': 'NFKC'},
            {'type': 'Lowercase'},
            {'type': 'Replace', 'pattern': {'Regex': '[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+'}, 'content': ' '},
            {'type': 'Strip', 'strip_left': True, 'strip_right': True},
        ]},
        'pre_tokenizer': {'type': 'Metaspace', 'replacement': '\u2581', 'prepend_scheme': 'always', 'split': True},
        'post_processor': {
            'type': 'TemplateProcessing',
            'single': [{'SpecialToken': {'id': '<s>', 'type_id': 0}}, {'Sequence': {'id': 'A', 'type_id': 0}}, {'SpecialToken': {'id': '</s>', 'type_id': 0}}],
            'pair': [{'SpecialToken': {'id': '<s>', 'type_id': 0}}, {'Sequence': {'id': 'A', 'type_id': 0}}, {'SpecialToken': {'id': '</s>', 'type_id': 0}},
                     {'Sequence': {'id': 'B', 'type_id': 0}}, {'SpecialToken': {'id': '</s>', 'type_id': 0}}],
            'special_tokens': {'<s>': {'id': '<s>', 'ids': [START], 'tokens': ['<s>']}, '</s>': {'id': '</s>', 'ids': [END], 'tokens': ['</s>']}},
        },
        'decoder': {'type': 'Metaspace', 'replacement': '\u2581', 'prepend_scheme': 'always', 'split': True},
        'model': {'type': 'Unigram', 'unk_id': UNKNOWN, 'byte_fallback': False,
                  'vocab': [[pieces.id_to_piece(i), round(pieces.get_score(i), 5)] for i in range(pieces.get_piece_size())]},
    }


def write_tokenizer(model_file, folder):
    pieces = spm.SentencePieceProcessor(model_file=model_file)
    with open(os.path.join(folder, 'tokenizer.json'), 'w', encoding='utf-8') as file:
        json.dump(tokenizer_json(pieces), file, ensure_ascii=False)
    with open(os.path.join(folder, 'tokenizer_config.json'), 'w', encoding='utf-8') as file:
        json.dump({'tokenizer_class': 'PreTrainedTokenizerFast', 'model_max_length': 512, 'bos_token': '<s>', 'eos_token': '</s>', 'cls_token': '<s>',
                   'sep_token': '</s>', 'unk_token': '<unk>', 'pad_token': '<pad>', 'padding_side': 'right', 'truncation_side': 'right',
                   'clean_up_tokenization_spaces': False}, file, indent=1)
