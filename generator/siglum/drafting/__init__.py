"""Proposes claims for what an editor has not yet accounted for; knows no disk."""
