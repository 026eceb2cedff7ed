"""Articles in, a checked graph in a store out; stopped at any moment, it goes on from there when it is run again."""

from kg.build.run import Request, Summary, build, retract

__all__ = ["Request", "Summary", "build", "retract"]
