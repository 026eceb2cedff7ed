// graphology_reads.js FILE: how many nodes and edges graphology-gexf finds, as JSON.
const fs = require("fs");
const Graph = require("graphology");
const gexf = require("graphology-gexf");

const graph = gexf.parse(Graph, fs.readFileSync(process.argv[2], "utf8"));
const quoted = graph.filterEdges((edge, attributes) => attributes.quotes).length;
console.log(JSON.stringify({ type: graph.type, order: graph.order, size: graph.size, quoted }));
