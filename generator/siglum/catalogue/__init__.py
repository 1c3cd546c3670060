"""What a site consists of: kinds of page, addresses, what stands around pages, and all files by address."""
