"""Writes the small model folders of this directory, in the layout of the Hugging Face hub, with weights set by hand:
    /usr/bin/python3 test/models/make.py        (Debian: python3-onnx python3-numpy)
They know a few English words each and serve the tests of classifiers/models/hub; they are no models to use."""
import json
import os

import numpy as np
from onnx import TensorProto, helper, numpy_helper

HERE = os.path.dirname(os.path.abspath(__file__))
SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]']


def write(folder, words, labels, nodes, tables, output, width, shape):
    place = os.path.join(HERE, folder)
    os.makedirs(os.path.join(place, 'onnx'), exist_ok=True)
    vocab = {word: at for at, word in enumerate(SPECIAL + words)}
    tokenizer = {
        'version': '1.0', 'truncation': None, 'padding': None,
        'added_tokens': [{'id': at, 'content': word, 'single_word': False, 'lstrip': False, 'rstrip': False, 'normalized': False, 'special': True}
                         for at, word in enumerate(SPECIAL)],
        'normalizer': {'type': 'BertNormalizer', 'clean_text': True, 'handle_chinese_chars': True, 'strip_accents': None, 'lowercase': True},
        'pre_tokenizer': {'type': 'BertPreTokenizer'},
        'post_processor': {'type': 'BertProcessing', 'sep': ['[SEP]', 3], 'cls': ['[CLS]', 2]},
        'decoder': None,
        'model': {'type': 'WordPiece', 'unk_token': '[UNK]', 'continuing_subword_prefix': '##', 'max_input_chars_per_word': 100, 'vocab': vocab},
    }
    config = {'model_type': 'bert', 'architectures': ['BertModel'], 'hidden_size': width, 'max_position_embeddings': 66, 'vocab_size': len(vocab),
              'pad_token_id': 0}
    if labels:
        config['id2label'] = {str(at): label for at, label in enumerate(labels)}
    settings = {'tokenizer_class': 'BertTokenizer', 'model_max_length': 64, 'pad_token': '[PAD]', 'unk_token': '[UNK]', 'cls_token': '[CLS]',
                'sep_token': '[SEP]', 'mask_token': '[MASK]', 'do_lower_case': True}
    for name, content in (('tokenizer.json', tokenizer), ('config.json', config), ('tokenizer_config.json', settings)):
        with open(os.path.join(place, name), 'w', encoding='utf-8') as out:
            json.dump(content, out, indent=1)
            out.write('\n')
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ['texts', 'tokens']) for name in ('input_ids', 'attention_mask')]
    outputs = [helper.make_tensor_value_info(output, TensorProto.FLOAT, shape)]
    constants = [numpy_helper.from_array(np.asarray(value, dtype), name) for name, (value, dtype) in tables.items()]
    model = helper.make_model(helper.make_graph(nodes, folder, inputs, outputs, constants), opset_imports=[helper.make_opsetid('', 13)])
    model.ir_version = 8
    with open(os.path.join(place, 'onnx', 'model.onnx'), 'wb') as out:
        out.write(model.SerializeToString())


def table(words, weights, width):
    rows = np.zeros((len(SPECIAL) + len(words), width), np.float32)
    for word, values in weights.items():
        rows[len(SPECIAL) + words.index(word)] = values
    return rows


def summed():
    """The rows of a text's words, added up."""
    return [helper.make_node('Gather', ['rows', 'input_ids'], ['found']), helper.make_node('Cast', ['attention_mask'], ['counted'], to=TensorProto.FLOAT),
            helper.make_node('Unsqueeze', ['counted', 'last'], ['mask']), helper.make_node('Mul', ['found', 'mask'], ['kept']),
            helper.make_node('ReduceSum', ['kept', 'first'], ['sum'], keepdims=0)]


AXES = {'last': ([2], np.int64), 'first': ([1], np.int64)}

words = ['storm', 'ruined', 'praised', 'award', 'meeting']
feelings = {'storm': [3, 0, -1], 'ruined': [3, 0, -1], 'praised': [-1, 0, 3], 'award': [-1, 0, 3], 'meeting': [0, 2, 0]}
write('sentiment-tiny', words, ['NEG', 'NEU', 'POS'], summed() + [helper.make_node('Identity', ['sum'], ['logits'])],
      {'rows': (table(words, feelings, 3), np.float32), **AXES}, 'logits', 3, ['texts', 3])

# Entailed where a word stands in both halves: the sum of v(v - 1) over the counts v of the words.
words = ['islands', 'religion', 'investment', 'travel', 'storms', 'visits', 'health']
count = len(SPECIAL) + len(words)
seen = np.eye(count, dtype=np.float32)
seen[:len(SPECIAL)] = 0
write('nli-tiny', words, ['entailment', 'neutral', 'contradiction'],
      summed() + [helper.make_node('Mul', ['sum', 'sum'], ['squared']), helper.make_node('Sub', ['squared', 'sum'], ['twice']),
                  helper.make_node('MatMul', ['twice', 'weights'], ['raised']), helper.make_node('Add', ['raised', 'bias'], ['logits'])],
      {'rows': (seen, np.float32), 'weights': (np.tile([[4, 0, -4]], (count, 1)), np.float32), 'bias': ([-3, 0, 3], np.float32), **AXES},
      'logits', count, ['texts', 3])

words = ['storm', 'typhoon', 'factory', 'plant']
write('encoder-tiny', words, None, [helper.make_node('Gather', ['rows', 'input_ids'], ['last_hidden_state'])],
      {'rows': (table(words, {'storm': [1, 0, 0, 0.2], 'typhoon': [1, 0.1, 0, 0], 'factory': [0, 0, 1, 0.2], 'plant': [0, 0.1, 1, 0]}, 4), np.float32)},
      'last_hidden_state', 4, ['texts', 'tokens', 4])
