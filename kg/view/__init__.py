"""A network as one HTML file that opens offline, from a memory stick as well as from a disk.

``kg view [--about TERM] [--depth N] -o page.html`` is::

    graph = kg.network.build(select, about=[iri], depth=1)      # raises kg.network.NotInGraph
    kg.view.write_page(graph, Path("page.html"), lang="vi")
"""

from kg.view.page import render, rests_on, write_page

__all__ = ["render", "rests_on", "write_page"]
