"""Methods and the arithmetic below them: arrays in, arrays out, numpy alone."""
