"""What holds for all tests."""

from hypothesis import settings

# How long one example takes depends on what else the machine does.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
