"""Statistics of composite indices beyond the core kernel: methods of the stages, and analysis."""
