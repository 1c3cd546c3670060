"""Makes pages of what is known. Knows no YAML and no Markdown."""
