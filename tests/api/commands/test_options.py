from dataclasses import dataclass

import click
from click.testing import CliRunner

from api.commands.options import together


@dataclass(frozen=True)
class Paint:
    colour: str
    coats: int


@click.command()
@click.argument("wall")
@together("paint", Paint, (click.option("--colour", default="white"), click.option("--coats", type=int, default=1)))
@click.option("--dry", is_flag=True)
def paint(wall: str, paint: Paint, dry: bool) -> None:
    print(wall, paint, dry)


def test_options_come_as_one_record_beside_the_others() -> None:
    ended = CliRunner().invoke(paint, ["north", "--coats", "2", "--dry"])
    assert ended.output == "north Paint(colour='white', coats=2) True\n"


def test_their_order_is_that_of_the_help() -> None:
    shown = CliRunner().invoke(paint, ["--help"]).output
    assert shown.index("--colour") < shown.index("--coats") < shown.index("--dry")


def test_a_wrong_value_is_the_option_s_own() -> None:
    assert CliRunner().invoke(paint, ["north", "--coats", "two"]).exit_code == 2
