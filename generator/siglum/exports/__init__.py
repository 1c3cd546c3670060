"""What a site holds, for other programs."""
