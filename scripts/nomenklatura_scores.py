"""The peer, run by its own virtual environment: a JSON list of pairs of FollowTheMoney entities in, scores out.

Each of its matchers in its default configuration; the models are those that ship with the package.
"""

import json
import sys
from importlib.metadata import version

from followthemoney import EntityProxy
from nomenklatura.matching import get_algorithm

pairs = [[EntityProxy.from_dict(entity) for entity in pair] for pair in json.load(sys.stdin)]
matchers = {name: get_algorithm(name) for name in sys.argv[1:]}
scores = {
    name: [matcher.compare(first, second, matcher.default_config()).score for first, second in pairs]
    for name, matcher in matchers.items()
    if matcher
}
json.dump({"version": version("nomenklatura"), "scores": scores}, sys.stdout)
