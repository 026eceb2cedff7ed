"""The store: a folder of records, one an article, and of generations, each an index over them (``docs/store.md``).

Read with :func:`kg.store.snapshot.open_snapshot`, build with :func:`kg.store.writer.open_writer`. Nothing is imported
here, so that the command line starts fast.
"""
