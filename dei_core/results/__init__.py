"""What is told of a scorecard: tables, explanations, locks, comparisons."""
