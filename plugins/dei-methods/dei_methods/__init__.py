"""Statistical methods of composite indices beyond the core kernel."""
