"""Files to :class:`kg.model.Article`: formats, fields, the article's own header, portal furniture."""

from kg.articles.errors import InputError
from kg.articles.reader import finish, read

__all__ = ["InputError", "finish", "read"]
