"""What is told of a scorecard: tables, explanations, comparisons."""
