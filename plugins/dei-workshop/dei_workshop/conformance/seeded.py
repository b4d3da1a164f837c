"""A process of its own: the bits that a plugin's methods give under this process's hash seed, a line each."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator

import numpy as np

from dei_workshop.conformance.locate import locate
from dei_workshop.conformance.methods import trials_of
from dei_workshop.conformance.subject import importable, read_subject
from dei_workshop.conformance.trial import Trial, frozen


def digests(target: str) -> Iterator[str]:
    """`method digest` for every method of the packs at a path that can be tried."""
    for located in locate(target):
        with importable(located):
            subject = read_subject(located)
            for _, made in trials_of(subject):
                for place, trial in enumerate(made):
                    if isinstance(trial, Trial):
                        result = trial.run(frozen(trial.inputs))
                        bits = np.where(np.isnan(result), np.nan, result).tobytes()
                        yield f"{trial.about} {place} {hashlib.sha256(bits).hexdigest()}"


if __name__ == "__main__":
    print("\n".join(digests(sys.argv[1])))
