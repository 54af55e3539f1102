"""How much is tried: properties see other examples each time, few in the default suite.

`--hypothesis-profile thorough` tries many.
"""

from hypothesis import settings

settings.register_profile("quick", max_examples=50, deadline=None)
settings.register_profile("thorough", max_examples=2_000, deadline=None)
settings.load_profile("quick")
