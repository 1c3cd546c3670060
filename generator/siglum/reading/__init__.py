"""One file in, records and problems out; never sees another file."""
