"""A token counter from PyPI, measured as the others are.

usage: peers.py NAME VOCABULARY WHAT...

Each WHAT is texts:FILE, a JSON array of strings to count one by one, or whole:FILE, a dataset to parse
and count. Writes one JSON object: how long it took until the vocabulary was ready, and how long each
pass took and what it counted.
"""

import json
import sys
import time


def sentencepiece(path):
    from sentencepiece import SentencePieceProcessor

    processor = SentencePieceProcessor(model_file=path)
    return lambda texts: [len(processor.encode(text)) for text in texts]


def tokenizers(path):
    """With all the threads that the machine has."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(path)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return lambda texts: [len(one) for one in tokenizer.encode_batch_fast(texts, add_special_tokens=False)]


def gigatoken(path):
    from gigatoken import Tokenizer

    tokenizer = Tokenizer(path)
    return lambda texts: [len(tokenizer.encode(text)) for text in texts]


def gigatoken_batch(path):
    """With all the threads that the machine has."""
    import awkward
    from gigatoken import Tokenizer

    tokenizer = Tokenizer(path)
    return lambda texts: awkward.num(tokenizer.encode_batch(texts, parallel=True)).tolist()


def counted(count, path):
    with open(path, encoding="utf-8") as file:
        texts = json.load(file)
    start = time.perf_counter()
    counts = count(texts)
    return {"seconds": time.perf_counter() - start, "counts": counts}


def inspected(count, path):
    """As a script without us would do it: read, parse, look for the two fields, count."""
    start = time.perf_counter()
    tokens = 0
    with open(path, encoding="utf-8") as file:
        for line in file:
            example = json.loads(line)
            tokens += sum(count([example["input_text"], example["output_text"]]))
    return {"seconds": time.perf_counter() - start, "tokens": tokens}


def main(name, vocabulary, *whats):
    make = {one.__name__: one for one in (sentencepiece, tokenizers, gigatoken, gigatoken_batch)}[name]
    start = time.perf_counter()
    count = make(vocabulary)
    ready = time.perf_counter() - start
    passes = []
    for what in whats:
        kind, path = what.split(":", 1)
        passes.append((inspected if kind == "whole" else counted)(count, path))
    print(json.dumps({"ready": ready, "passes": passes}))


main(*sys.argv[1:])
