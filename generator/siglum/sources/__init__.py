"""Articles on the way in: one file to a text that is stored and quoted from."""
