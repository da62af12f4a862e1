"""`python -m backend.photos FILE…`: what Wellkept would make of these pictures, one line of JSON each."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

from backend.photos.sandbox import Cleaned, clean_in_child


def main(paths: list[str]) -> None:
    """Print for each path: shown or refused, size in pixels, evidence, seconds, peak memory in MB."""
    for path in paths:
        began = time.perf_counter()
        outcome = clean_in_child(Path(path).read_bytes())
        facts: dict[str, object] = {"path": path, "seconds": round(time.perf_counter() - began, 2)}
        if isinstance(outcome, Cleaned):
            facts |= {"state": "shown", "width": outcome.width, "height": outcome.height}
            facts |= {"bytes": [len(outcome.full), len(outcome.thumb)]}
        else:
            facts |= {"state": "refused", "code": outcome.code, "words": outcome.words}
        facts |= {"peak_mb": round(outcome.peak / 1e6)}
        sys.stdout.write(json.dumps(facts | asdict(outcome.evidence), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
