"""All that a store knows of a person or a body, as one text to read: :func:`dossier` makes it, :func:`write` writes it
as Markdown, as a page or as a document of a word processor."""

from kg.dossier.model import Dossier, Entry, Quote, Section, Source
from kg.dossier.read import dossier
from kg.dossier.write import FORMATS, write

__all__ = ["FORMATS", "Dossier", "Entry", "Quote", "Section", "Source", "dossier", "write"]
