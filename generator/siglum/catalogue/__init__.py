"""What a site consists of: its kinds of page, their addresses, and all that follows from them."""
