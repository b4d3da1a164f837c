"""The report as one HTML file: templates, style and behaviour, and the story that they show."""
