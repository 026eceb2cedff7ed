"""The last word of people: who is who, what is wrong, who is to be forgotten; plain files that every build obeys."""

from kg.review.review import Review, default_folder, load

__all__ = ["Review", "default_folder", "load"]
