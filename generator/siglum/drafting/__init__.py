"""Drafts a claim for each sentence that is not accounted for. No I/O."""
