"""Readers, normalization, extraction and the parameters of queries take any input: guided by coverage (atheris), and
over text of the corpus that is cut, thinned, glued and shuffled, nothing crashes."""

import gzip
import json
import re
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from random import Random

from kg.articles import finish
from kg.articles.kinds import SUFFIXES
from kg.extract import extract
from kg.model import Article
from scripts.proofs.work import Clock, Outcome, Work, some
from scripts.shared import ROOT

_GUIDED = ("readers", "extraction", "parameters")
_SHOWN = 400  # characters of a text that crashes


def prove(work: Work) -> Outcome:
    """A quarter of the time for each target of the fuzzer, and one for text of the corpus."""
    out, part = Outcome(), max(1, int(work.seconds / 4))
    for target in _GUIDED:
        seeds = work.folder / f"fuzz-{target}"
        seeds.mkdir()
        for number, seed in enumerate(_seeds(work, target)):
            (seeds / str(number)).write_bytes(seed)
        out.tell(f"inputs to {target}", _guided(target, seeds, part, work.seed, out))
    out.tell("texts made from the corpus", _spoilt(work, Clock(part), out))
    out.tell("time", f"{work.seconds / 60:.1f} minutes")
    return out


def _seeds(work: Work, target: str) -> Iterator[bytes]:
    """What the fuzzer starts from; its first byte chooses a suffix, or a query."""
    for number, article in enumerate(work.articles[:200]):
        text = article["text"][:4000]
        if target == "extraction":
            yield text.encode()
        elif target == "parameters":
            yield bytes([number]) + "\n".join((article["title"], "2020", "Quảng Nam", "5")).encode()
        else:
            yield bytes([number % len(SUFFIXES)]) + _as(SUFFIXES[number % len(SUFFIXES)], article["title"], text)


def _as(kind: str, title: str, text: str) -> bytes:
    """A text as a file of a kind, as far as that is text itself."""
    line = json.dumps({"id": "a", "title": title, "text": text}, ensure_ascii=False).encode()
    page = f"<html><body><h1>{title}</h1><p>{'</p><p>'.join(text.split(chr(10)))}</p></body></html>".encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\n"
    archive = f"{head}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"
    if kind in (".jsonl", ".json"):
        return line
    if kind in (".html", ".htm"):
        return page
    if kind in (".warc", ".warc.gz"):
        return archive if kind == ".warc" else gzip.compress(archive, mtime=0)
    if kind == ".jsonl.gz":
        return gzip.compress(line, mtime=0)
    return f"---\ntitle: {title}\n---\n{text}".encode() if kind == ".md" else text.encode()


def _guided(target: str, seeds: Path, seconds: int, seed: int, out: Outcome) -> int:
    """How many inputs a target took; the words of the crash are a fault."""
    command = [sys.executable, "-m", "scripts.proofs.fuzzing", target, str(seeds), str(seconds), str(seed % 2**32)]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, encoding="utf-8", errors="replace")
    said = done.stderr
    out.expect(done.returncode == 0, f"{target}: exit {done.returncode}: {done.stdout[-2000:]}{said[-500:]}")
    counts = re.findall(r"^#(\d+)", said, re.MULTILINE)
    out.expect(bool(counts), f"{target}: nothing was tried: {said[-500:]}")
    return int(counts[-1]) if counts else 0


def _spoilt(work: Work, clock: Clock, out: Outcome) -> int:
    """How many spoilt texts were read; a fault for each place of the program where one crashes."""
    random, tried, crashes = Random(work.seed), 0, dict[str, str]()
    while not clock.over:
        title, text = _spoil(work.articles, random)
        tried += 1
        try:
            article = finish(Article("a", text, title=title))
            for fact in extract(article):
                article.quote(fact.evidence.statement)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
            place = traceback.extract_tb(error.__traceback__)[-1]
            crashes.setdefault(f"{Path(place.filename).name}:{place.lineno}: {error!r}", text[:_SHOWN])
    out.faults += some(f"{place}: {text!r}" for place, text in crashes.items())
    return tried


def _spoil(articles: list[dict[str, str]], random: Random) -> tuple[str, str]:
    """A title and a text that a careless copy may leave: cut anywhere, words lost, two articles glued, lines mixed."""
    article, other = random.choice(articles), random.choice(articles)
    words, more = article["text"].split(" "), other["text"].split(" ")
    start = random.randrange(len(words))
    match random.randrange(5):
        case 0:
            words = words[: random.randint(1, 300)]
        case 1:
            words = [word for word in words[start : start + random.randint(1, 120)] if random.random() > 0.05]
        case 2:
            cut = random.randrange(len(more))
            words = words[start : start + 60] + more[cut : cut + 60]
        case 3:
            words = random.sample(words[:150], min(len(words), 150))
        case _:
            sentences = re.split(r"(?<=[.!?])\s+|\n", article["text"])
            picked = (random.choice(sentences).split(" ") for _ in range(random.randint(1, 30)))
            words = ["\n".join(" ".join(line[random.randrange(len(line)) :]) for line in picked)]
    return random.choice(("", article["title"])), " ".join(words) or "."
