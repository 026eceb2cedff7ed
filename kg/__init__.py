"""kg: a knowledge graph of organizations, people and events, read from the Vietnamese press."""

__version__ = "0.1.0"
