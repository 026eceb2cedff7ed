"""What holds for all tests: a slow or busy machine is no failure of a property."""

from hypothesis import settings

settings.register_profile("kg", deadline=None)
settings.load_profile("kg")
