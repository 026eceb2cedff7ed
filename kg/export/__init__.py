"""What the store holds, as files for others: RDF in six formats, the facts as flat tables."""
