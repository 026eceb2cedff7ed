// comunica_asks.js ENDPOINT QUERY: the rows that Comunica gets for a query, as JSON; a graph as its triples.
const { QueryEngine } = require("@comunica/query-sparql");

(async () => {
  const [url, query] = process.argv.slice(2);
  const context = { sources: [{ type: "sparql", value: url }] };
  const found = await new QueryEngine().query(query, context);
  const items = await (await found.execute()).toArray();
  const rows = found.resultType === "bindings"
    ? items.map((row) => Object.fromEntries([...row].map(([name, term]) => [name.value, term.value])))
    : items.map((quad) => [quad.subject.value, quad.predicate.value, quad.object.value]);
  console.log(JSON.stringify(rows));
})();
