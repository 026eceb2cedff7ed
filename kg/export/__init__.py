"""What the store holds, as files for others: RDF, tables, graphs and records; the facts of articles as flat tables."""
