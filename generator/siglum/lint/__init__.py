"""What an editor should look at twice: warnings, and those that were let stand."""
