"""What a site holds, as files for other programs."""
