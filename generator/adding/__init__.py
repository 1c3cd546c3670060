"""Adding an article: `plan` works out the files that it needs in a project, `command` reads, asks, and writes them."""
