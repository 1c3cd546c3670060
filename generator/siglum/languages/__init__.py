"""What is known of each language, for whatever looks at words."""
