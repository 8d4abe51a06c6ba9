"""From records to the published dataset: the schema, the rows, the checks, and the files."""
