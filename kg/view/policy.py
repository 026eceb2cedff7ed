"""What a page lets run: the scripts and styles it was written with, by their hash, and nothing from anywhere else."""

import base64
import hashlib
from collections.abc import Sequence


def policy(style: str, scripts: Sequence[str] = ()) -> str:
    """A Content-Security-Policy: no text of an article can run, even if some later change wrote it as markup."""
    parts = {
        "default-src": "'none'",
        "script-src": " ".join(map(_hash, scripts)) or "'none'",
        "style-src": _hash(style),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{key} {value}" for key, value in parts.items())


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"
