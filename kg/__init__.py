"""kg: a knowledge graph of organizations, people and events, read from the Vietnamese press.

>>> import kg
>>> store = kg.open("kg-store")

:func:`open` and what it leads to are :mod:`kg.api`, which is loaded when it is first asked for.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import Rows as Rows
    from kg.api import Store as Store
    from kg.api import open as open
    from kg.messages import Problem as Problem

__version__ = "0.1.0"
__all__ = ["Problem", "Rows", "Store", "__version__", "open"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    if name == "Problem":
        from kg.messages import Problem

        return Problem
    from kg import api

    return getattr(api, name)
