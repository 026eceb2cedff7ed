"""Tools that are not ours, made to read what ``kg export`` writes: each a function that says what it found there, and
raises ``Misread`` where that is not what was written."""
