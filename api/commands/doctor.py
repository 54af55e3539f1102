"""`iqtibas doctor`: a line a check, and exit code 1 where one found a fault."""

import typer

from api.commands.exit_codes import ExitCode
from api.commands.messages import message
from api.commands.output import print_lines
from api.commands.plain_text import one_line
from api.doctor import examine


def doctor() -> None:
    """Check the installation and the data folder; nothing is mended."""
    faults = 0
    for finding in examine():
        faults += not finding.is_sound
        state = message("ok" if finding.is_sound else "fault")
        print_lines([one_line(f"{state}  {message(finding.subject)}: {finding.text}")])
    if faults:
        print_lines(["", message("faults", count=faults)])
        raise typer.Exit(ExitCode.FOUND_FAILURE)
    print_lines(["", message("sound")])
