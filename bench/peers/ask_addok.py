"""Run by the Python of addok: asks it each query of a JSON file, prints names and milliseconds as JSON."""

import contextlib
import json
import sys
import time
from pathlib import Path

with contextlib.redirect_stdout(sys.stderr):  # it announces its plugins
    from addok.config import config

    config.load()
    from addok.core import search

queries = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
autocomplete = sys.argv[2] == "beginnings"
for query in queries[:20]:
    search(query, limit=10, autocomplete=autocomplete)
answers = []
for query in queries:
    start = time.perf_counter()
    found = search(query, limit=10, autocomplete=autocomplete)
    elapsed = (time.perf_counter() - start) * 1000
    answers.append([[result.name for result in found], elapsed])
print(json.dumps(answers))
