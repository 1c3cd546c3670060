"""What the declarations say, written down for people and for editors."""
