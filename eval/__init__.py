"""Question sets in, figures out.

from eval import load, run

report = run(load("article"))
print(report.figures["right"].mean)
"""

from eval.evaluate import Options, run
from eval.reading.load import load

__all__ = ["Options", "load", "run"]
