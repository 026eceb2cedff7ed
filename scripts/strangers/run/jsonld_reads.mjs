// jsonld_reads.mjs FILE OUT [CONTEXT]: a JSON-LD file as N-Quads; prints how many as JSON. Nothing is fetched: CONTEXT is a
// file that stands for the context of Web Annotation.
import { readFileSync, writeFileSync } from "node:fs";
import jsonld from "jsonld";

const [path, out, context] = process.argv.slice(2);
const documentLoader = async (url) => {
  if (!context || url !== "http://www.w3.org/ns/anno.jsonld") throw new Error(`not to be fetched: ${url}`);
  return { documentUrl: url, document: JSON.parse(readFileSync(context, "utf-8")) };
};
const document = JSON.parse(readFileSync(path, "utf-8"));
const quads = await jsonld.toRDF(document, { format: "application/n-quads", documentLoader, safe: true });
writeFileSync(out, quads);
console.log(JSON.stringify(quads.split("\n").length - 1));
