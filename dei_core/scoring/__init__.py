"""A plan and a table become scores: prepare, normalise, aggregate, rank; scenarios and the record of a plan."""
