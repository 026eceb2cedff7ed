"""``kg serve``: the store for browsers and other programs of this machine (``docs/serve.md``).

The process that listens never touches the store: what a request asks is done by helpers (:mod:`kg.serve.pool`) that can
be ended within a query. Each function that a helper runs takes the path of the store first and returns plain values.
"""
