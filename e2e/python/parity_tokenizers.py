"""Compares our token counts with those of the `tokenizers` library, on texts made from a fixed seed.

usage: parity_tokenizers.py FOLDER COUNTER [TEXTS]

FOLDER holds files of the form of tokenizer.json. COUNTER is the program `count_with_file` of the crate
`tokenizer-json`: one JSON string a line in, one line "count cut" out, where `cut` is the byte offset at
which the first half of the tokens ends. The library is the stable one, which shares little with the
release candidate that we build upon. Ends with status 1 when a count or a cut differs.
"""

import json
import pathlib
import random
import subprocess
import sys

import tokenizers

import parity

SPECIAL = ["<s>", "</s>", "<|endoftext|>", "<|begin_of_text|>", "<|eot_id|>", " <s>", "<s> ", "<0x09>", "▁▁ x", "[@BOS@]"]


def texts(number: int) -> list[str]:
    """Those of the other judge, and some with added tokens among them."""
    made = parity.texts(number - number // 6)
    dice = random.Random(20261125)
    while len(made) < number:
        fragments = [dice.choice([dice.choice(SPECIAL), parity.fragment(dice)]) for _ in range(dice.randint(1, 6))]
        made.append("".join(fragments))
    return made


def expected(encoding: tokenizers.Encoding, text: str) -> tuple[int, int]:
    """The count, and the byte offset (at a character) at which the first half of the tokens ends."""
    count = len(encoding.ids)
    end = encoding.offsets[count // 2][0] if count else 0
    return count, len(text[:end].encode())


def differences(file: pathlib.Path, counter: str, made: list[str]) -> int:
    library = tokenizers.Tokenizer.from_file(str(file))
    library.no_truncation()
    library.no_padding()
    lines = "".join(json.dumps(text) + "\n" for text in made)
    ours = subprocess.run([counter, file], input=lines, capture_output=True, text=True, check=True)
    answers = [tuple(map(int, line.split())) for line in ours.stdout.splitlines()]
    assert len(answers) == len(made), f"{len(answers)} answers to {len(made)} texts"
    # Where pieces are bytes, a token may hold a character and a half, or depend on what comes after
    # the cut: there the library's offsets do not say where to cut.
    of_characters = json.loads(file.read_bytes())["model"]["byte_fallback"]
    compared = 2 if of_characters else 1
    wrong = 0
    encodings = library.encode_batch(made, add_special_tokens=False)
    for text, answer, encoding in zip(made, answers, encodings):
        truth = expected(encoding, text)
        if answer[:compared] != truth[:compared]:
            wrong += 1
            if wrong <= 5:
                print(f"{file.name}: {text[:80]!r} ({len(text)} characters): the library {truth}, ours {answer}")
    print(f"{file.name}: {len(made)} texts, {wrong} differ from tokenizers {tokenizers.__version__}")
    return wrong


def main() -> int:
    folder, counter = sys.argv[1:3]
    made = texts(int(sys.argv[3]) if len(sys.argv) > 3 else 30_000)
    files = sorted(pathlib.Path(folder).glob("*.json"))
    assert files, f"{folder} has no files"
    return 1 if sum(differences(file, counter, made) for file in files) else 0


if __name__ == "__main__":
    sys.exit(main())
