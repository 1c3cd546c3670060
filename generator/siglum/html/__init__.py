"""Makes pages: views of what is known, rendered through templates. Knows no YAML, no Markdown and no addresses."""
