"""Makes pages and exports of what is known. Knows no YAML and no Markdown."""
