"""`iqtibas bench`: measures speed and memory of this installation on this machine."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import orjson

from api.benching.bench import fill, measure_indexing, measure_questions
from api.benching.growth_plot import growth_svg
from api.benching.processes import first_start_ms, next_start_ms
from api.benching.scale import Scaled, measure_scale, sizes
from api.benching.server import measure_server
from api.commands.messages import message
from api.commands.options import json_option, together
from api.commands.output import print_json, print_lines
from api.commands.paths import check_parent
from api.commands.plain_text import table
from rag.settings import Settings, load_settings

_PRECISE_BELOW = 10
"""Figures below this are shown with three significant digits, others with one decimal."""


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures, named as in the JSON output; the last three are None without `--http`."""

    passages: int
    cold_start_empty_ms: float
    cold_start_indexed_ms: float
    search_p50_ms: float
    search_p99_ms: float
    ask_p50_ms: float
    ask_p99_ms: float
    indexed_passages_per_s: float
    resident_bytes: int
    http_requests_per_s: float | None
    http_p99_ms: float | None
    http_resident_bytes: int | None


@dataclass(frozen=True, slots=True)
class GrowthOptions:
    """The sizes of collections to measure (`10k,100k,1M`), and the file for their growth curves."""

    scale: str | None
    plot: Path | None

    def sizes(self) -> Sequence[int]:
        """Return the sizes, ascending; none without `--scale`.

        Raises:
            UsageError: `--plot` without `--scale`.
            UnreadableFile: the folder of the plot does not exist.
            SettingsError: the sizes cannot be parsed.
        """
        if self.scale is None and self.plot is not None:
            raise click.UsageError(message("--plot needs --scale"))
        if self.plot is not None:
            check_parent(self.plot)
        return () if self.scale is None else sizes(self.scale)


_growth_options = together(
    "growth",
    GrowthOptions,
    (
        click.option(
            "--scale",
            metavar="SIZES",
            help=message("Measure collections of these sizes instead, such as 10k,100k,1M passages."),
        ),
        click.option(
            "--plot",
            type=click.Path(dir_okay=False, path_type=Path),
            metavar="FILE",
            help=message("Write growth curves to this SVG file."),
        ),
    ),
)


@click.command("bench", help=message("Measure speed and memory."))
@click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help=message("File or folder to use in place of the bundled article."),
)
@click.option("--http", is_flag=True, help=message("Measure a server as well."))
@_growth_options
@json_option
def bench(corpus: Path | None, http: bool, growth: GrowthOptions, as_json: bool) -> None:
    """Measure in temporary data folders; the user's is not touched."""
    if growth_sizes := growth.sizes():
        _measure_growth(growth_sizes, corpus, growth.plot, as_json)
        return
    with TemporaryDirectory(prefix="iqtibas-bench-") as folder:
        figures = _figures(load_settings(), Path(folder), corpus, http)
    if as_json:
        print_json(orjson.dumps(figures))
    else:
        print_lines(table([(name, _formatted(value)) for name, value in asdict(figures).items() if value is not None]))


def _measure_growth(growth_sizes: Sequence[int], corpus: Path | None, plot: Path | None, as_json: bool) -> None:
    """Measure collections of these sizes in turn, and print the figures of each at once."""
    settings = load_settings()
    measured = []
    for size in growth_sizes:
        measured.append(measure_scale(settings, size, corpus))
        if as_json:
            print_json(orjson.dumps(measured[-1]))
        else:
            print_lines(table([(name, _formatted(value)) for name, value in _flat(measured[-1])]))
        if plot is not None:
            plot.write_text(growth_svg(measured), encoding="utf-8")


def _flat(scaled: Scaled) -> list[tuple[str, float]]:
    """Return the figures by name, nested ones after the others."""
    figures = asdict(scaled)
    return [*(figures | figures.pop("served")).items()]


def _figures(settings: Settings, folder: Path, corpus: Path | None, http: bool) -> Figures:
    filled = replace(settings, home=folder / "filled", bundled_article=corpus is None)
    empty = replace(settings, home=folder / "empty", bundled_article=False)
    if corpus is not None:
        fill(filled, corpus)
    asked = measure_questions(filled)
    server = measure_server(filled, asked.questions) if http else None
    return Figures(
        passages=asked.passages,
        cold_start_empty_ms=first_start_ms(settings, asked.questions[0]),
        cold_start_indexed_ms=next_start_ms(filled, asked.questions[0]),
        search_p50_ms=asked.search.p50_ms,
        search_p99_ms=asked.search.p99_ms,
        ask_p50_ms=asked.ask.p50_ms,
        ask_p99_ms=asked.ask.p99_ms,
        indexed_passages_per_s=measure_indexing(empty),
        resident_bytes=asked.resident_bytes,
        http_requests_per_s=None if server is None else server.requests_per_s,
        http_p99_ms=None if server is None else server.p99_ms,
        http_resident_bytes=None if server is None else server.resident_bytes,
    )


def _formatted(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.3g}" if value < _PRECISE_BELOW else f"{value:,.1f}"
