"""What each part adds, on the held-out scores that train.py left in its work folder: /usr/bin/python3 compare.py [--work FOLDER]"""
import argparse
import os

import numpy as np

import corpus
from blend import judge
from material import WRITTEN

CHOICES = {'n-grams': ('ngrams',), 'kernel (bag)': ('kernel',), 'reader': ('reader',), 'kernel and reader': ('kernel', 'reader'), 'n-grams and kernel': ('ngrams', 'kernel'),
           'n-grams and reader': ('ngrams', 'reader'), 'all': ('ngrams', 'kernel', 'reader')}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', default='/tmp/haidang-training')
    held = np.load(os.path.join(parser.parse_args().work, 'held-out.npz'))
    by_id = {row['id']: row for row in corpus.written_items(WRITTEN) if corpus.is_article(row)}
    rows = [by_id[number] for number in held['ids']]
    for name, chosen in CHOICES.items():
        network = [held[part] / held[part].std(0) for part in chosen if part != 'ngrams']
        parts = {**({'network': sum(network)} if network else {}), **({'ngrams': held['ngrams']} if 'ngrams' in chosen else {})}
        figures = judge(parts, rows)
        print(f"{name}: topics {figures['topics']:.3f}, sentiment {figures['sentiment']:.3f}, about {figures['about']:.3f}", flush=True)


if __name__ == '__main__':
    main()
