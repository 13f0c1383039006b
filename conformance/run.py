"""Compares an implementation in Python with the vectors in this folder: python3 run.py

Exit code 0: every vector that the implementation knows agrees; 1: some differ.
"""
import json
import sys
from pathlib import Path

from open_time import answer

agreed, differ, skipped = 0, 0, 0
for file in sorted(Path(__file__).parent.glob("[0-9][0-9]-*.json")):
    for case in json.loads(file.read_text(encoding="utf-8"))["cases"]:
        for vector in case["vectors"]:
            found = answer(case["spec"], vector["query"])
            expected = {key: vector[key] for key in ("result", "error") if key in vector}
            if found is None:
                skipped += 1
            elif found == expected:
                agreed += 1
            else:
                differ += 1
                print(f"{file.name}: {case['name']}\n  {vector}\n  found {found}", file=sys.stderr)
print(f"{agreed} vectors agree, {differ} differ, {skipped} skipped.")
sys.exit(1 if differ or not agreed else 0)
