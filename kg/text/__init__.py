"""Vietnamese text: spelling keys, tokens and sentences, numbers, dates. Knows nothing of facts."""
