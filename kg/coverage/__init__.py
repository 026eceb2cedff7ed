"""What looks like a fact and yields none, most frequent first: what the lexicon lacks for a new source."""
