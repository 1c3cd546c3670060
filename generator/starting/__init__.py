"""A project to start from: `project/` holds its files as they are written, `new` writes them where they are wanted."""
