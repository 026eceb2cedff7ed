"""What a check found, and what of an article was set aside because of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """One violation: where (``focus``, ``path``), of which ``value`` (as N-Triples write it, empty for none), by which
    ``shape`` and kind of constraint (``component``), and in plain words, ``vi`` and ``en``.

    ``graph`` is the named graph it was found in, empty for the default graph.
    """

    focus: str
    path: str
    value: str
    shape: str
    component: str
    severity: str = "Violation"
    vi: str = ""
    en: str = ""
    graph: str = ""

    def message(self, language: str = "en") -> str:
        """The violation in plain words."""
        return self.vi if language == "vi" else self.en

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What two engines must agree on."""
        return self.focus, self.path, self.value, self.shape, self.component


@dataclass(frozen=True, slots=True)
class SetAside:
    """A fact that was not loaded, or (``table`` is ``article``) a whole article: the sentence that states it, the shape
    it violates with the value that does, the reason in plain words, and the lines that were left out."""

    article: str
    table: str
    claim: str
    sentence: str
    shape: str
    value: str
    vi: str
    en: str
    lines: tuple[str, ...] = ()

    def message(self, language: str = "en") -> str:
        """The reason in plain words."""
        return self.vi if language == "vi" else self.en
