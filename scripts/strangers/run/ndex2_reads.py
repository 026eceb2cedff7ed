"""ndex2_reads.py FILE: how many nodes and edges ndex2 finds in a CX2, as JSON."""

import json
import sys

from ndex2.cx2 import RawCX2NetworkFactory

network = RawCX2NetworkFactory().get_cx2network(sys.argv[1])
print(json.dumps({"nodes": len(network.get_nodes()), "edges": len(network.get_edges())}))
