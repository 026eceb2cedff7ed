"""The peer, run by its own virtual environment: a JSON list of texts on each line in, seconds and entities out.

Sentence by sentence, as its documentation does; the model is the one that ships with the package, nothing is fetched.
"""

import json
import sys
import time
from importlib.metadata import version

from underthesea import ner, sent_tokenize

ner("Một câu để nạp mô hình.")
print(json.dumps({"version": version("underthesea")}), flush=True)
for line in sys.stdin:
    texts = json.loads(line)
    started = time.perf_counter()
    entities = sum(tag[3].startswith("B-") for text in texts for part in sent_tokenize(text) for tag in ner(part))
    print(json.dumps({"seconds": time.perf_counter() - started, "entities": entities}), flush=True)
