"""`python -m dei_cli` is `dei`."""

from __future__ import annotations

from dei_cli.main import main

main()
