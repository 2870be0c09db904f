"""Reads the training text: the open sets (masked labels) and our own written items. Labels follow docs/labels.md.

A row is a dict: lang, text, source, own (bool), topics (list of 0/1/None per topic), topic_weight, sentiment (0..2 or None), about (0..2 or None).
None means "this source cannot say": the loss leaves it out.
"""
import glob
import gzip
import json
import os
import re
import unicodedata

LANGUAGES = ['vi', 'en', 'zh', 'ja', 'ko', 'th', 'lo', 'km', 'fr', 'ru']
TOPICS = ['sovereignty', 'human_rights', 'investment', 'tourism_culture', 'environment_disaster', 'diplomacy', 'society', 'other']
SENTIMENTS = ['negative', 'neutral', 'positive']
ABOUT = ['province', 'vietnam', 'none']

INVISIBLE = re.compile('[\u200b-\u200f\u2060\ufeff\u00ad]')
SPACES = re.compile('[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+')

# The coarse labels of the open sets. `politics` is diplomacy or society, by content, so it decides neither.
COARSE = {'sovereignty': 'sovereignty', 'human_rights': 'human_rights', 'economy': 'investment', 'tourism_culture': 'tourism_culture',
          'environment': 'environment_disaster', 'society': 'society'}


def normalise(text):
    """The same as the normalisers of tokenizer.json and `normalise` of classifiers/models/ngrams.ts."""
    return SPACES.sub(' ', unicodedata.normalize('NFKC', INVISIBLE.sub('', text)).lower()).strip(' ')


def read_lines(path):
    opener = gzip.open if path.endswith('.gz') else open
    with opener(path, 'rt', encoding='utf-8') as lines:
        return [json.loads(line) for line in lines if line.strip()]


def blank(row, text, own=False):
    return {'id': row.get('id'), 'lang': row['lang'], 'text': text, 'source': row.get('source', 'written'), 'own': own,
            'topics': [None] * len(TOPICS), 'topic_weight': 1.0, 'sentiment': None, 'about': None}


# Number of the last article of each language that labels are trained on. The 986 after them judge the labels blind; a model trained with them
# (0.4.0) was better on articles of the same hands and worse on gold, and was not taken: docs/notes/labels-model.md.
LAST_TRAINED = {'en': 362, 'fr': 290, 'ja': 372, 'km': 298, 'ko': 352, 'lo': 313, 'ru': 366, 'th': 352, 'vi': 301, 'zh': 387}


def is_blind(item):
    return item['id'].startswith('ar-') and int(item['id'].rsplit('-', 1)[1]) > LAST_TRAINED[item['lang']]


def written_items(folder):
    """Our own items and articles, fully labelled. Only `articles-*.jsonl` is ever held out (see fold_of): its scenarios do not recur across languages."""
    rows = []
    paths = [path for kind in ('items', 'more', 'extra', 'articles') for path in sorted(glob.glob(os.path.join(folder, f'{kind}-*.jsonl')))]
    for path in paths:
        for item in read_lines(path):
            if is_blind(item):
                continue
            row = blank(item, item['title'] + '\n' + item['text'], own=True)
            row['topics'] = [int(topic in item['topics']) for topic in TOPICS]
            row['sentiment'] = SENTIMENTS.index(item['sentiment'])
            row['about'] = ABOUT.index(item['about'])
            row['file'] = os.path.basename(path)
            rows.append(row)
    return rows


def is_article(row):
    return row['file'].startswith('articles')


def written_claims(folder):
    """Claim passages: a passage that carries a claim about territory has the topic sovereignty; the rest stays open."""
    rows = []
    for path in sorted(glob.glob(os.path.join(folder, 'claims-*.jsonl'))):
        for item in read_lines(path):
            row = blank(item, item['text'])
            row['source'] = 'written-claims'
            if item.get('claim'):
                row['topics'][TOPICS.index('sovereignty')] = 1
                row['topic_weight'] = 0.3
            rows.append(row)
    return rows


def open_topics(path):
    rows = []
    for item in read_lines(path):
        if item['lang'] not in LANGUAGES:
            continue
        row = blank(item, item['text'])
        if item['source'] == 'thaigov':
            if item['quality'] == 'weak':
                continue
            row['text'] = re.sub(r'^\S+ \ufeff?\S*?-\S*?-', '', item['text'])
        for coarse in item['mask']:
            if coarse in COARSE:
                row['topics'][TOPICS.index(COARSE[coarse])] = int(coarse in item['topics'])
        if 'politics' in item['topics']:
            # Coarse "politics" may be our society: leave society open unless the source says it too.
            if 'society' not in item['topics']:
                row['topics'][TOPICS.index('society')] = None
        elif 'politics' in item['mask']:
            row['topics'][TOPICS.index('diplomacy')] = 0
        row['topic_weight'] = 0.5 if item['quality'] == 'weak' else 1.0
        rows.append(row)
    return rows


def open_sentiments(path):
    rows = []
    for item in read_lines(path):
        if item['lang'] in LANGUAGES:
            row = blank(item, item['text'])
            row['sentiment'] = SENTIMENTS.index(item['sentiment'])
            row['subject'] = item.get('target')
            rows.append(row)
    return rows


def written_short(folder):
    """Our own single sentences of company news, without a title: sentiment, English, Korean."""
    rows = []
    with open(os.path.join(folder, 'short-en-ko.tsv'), encoding='utf-8') as lines:
        for number, line in enumerate(lines):
            sentiment, *texts = line.rstrip('\n').split('\t')
            for language, text in zip(('en', 'ko'), texts, strict=True):
                row = blank({'id': f'short-{number}-{language}', 'lang': language, 'source': 'short'}, text)
                row['sentiment'] = SENTIMENTS.index(sentiment)
                rows.append(row)
    return rows


def fold_of(row, folds=5):
    """A fixed fold by id, the same on every machine."""
    number = 2166136261
    for byte in str(row['id']).encode():
        number = ((number ^ byte) * 16777619) & 0xFFFFFFFF
    number ^= number >> 15
    number = (number * 0x85EBCA6B) & 0xFFFFFFFF
    return (number >> 16) % folds


PHRASE_LANGUAGES = ['vi', 'en', 'zh', 'ja', 'ko', 'th', 'lo', 'km', 'fr', 'ru']


def written_phrases(folder):
    """Our news phrases in ten languages, a line each: topics, sentiment ('-' where open), then the languages. Gives (rows, translations)."""
    rows, translations = [], []
    for path in sorted(glob.glob(os.path.join(folder, 'phrases-*.tsv'))):
        with open(path, encoding='utf-8') as lines:
            for number, line in enumerate(lines):
                topics, sentiment, *texts = line.rstrip('\n').split('\t')
                translation = dict(zip(PHRASE_LANGUAGES, texts, strict=True))
                translations.append(translation)
                for language, text in translation.items():
                    row = blank({'id': f'{os.path.basename(path)}-{number}-{language}', 'lang': language, 'source': 'phrases'}, text)
                    if topics != '-':
                        row['topics'] = [int(topic in topics.split(',')) for topic in TOPICS]
                    row['sentiment'] = None if sentiment == '-' else SENTIMENTS.index(sentiment)
                    rows.append(row)
    return rows, translations
