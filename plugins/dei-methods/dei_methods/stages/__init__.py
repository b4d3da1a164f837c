"""Methods of the stages that want a solver, an iteration, or a search among the regions."""
