"""`iqtibas doctor`: prints a line for each check, and exits with 1 if one found a fault."""

import click

from api.commands.exit_codes import ExitCode
from api.commands.messages import message
from api.commands.output import print_lines
from api.commands.plain_text import one_line
from api.doctor import STORED, Finding, examine, mend_store


@click.command("doctor", help=message("Check the installation and the data folder."))
@click.option("--check", is_flag=True, help=message("Only report faults, and repair nothing."))
def doctor(check: bool) -> None:
    """Check the installation and the data folder, mend stored data, and exit with 1 if anything was wrong."""
    faults = 0
    findings = []
    for finding in examine():
        findings.append(finding)
        faults += not finding.is_sound
        print_lines([_line(finding)])
    if not faults:
        print_lines(["", message("Everything is sound.")])
        return
    print_lines(["", message("Faults found: {count}.", count=faults)])
    if not check and _can_be_mended(findings):
        mended = mend_store()
        left = [finding for finding in examine() if not finding.is_sound]
        print_lines(
            [message("Repaired: {count}. Still faulty: {left}.", count=mended, left=len(left)), *map(_line, left)]
        )
    raise click.exceptions.Exit(ExitCode.FOUND_FAILURE)


def _line(finding: Finding) -> str:
    state = message("ok" if finding.is_sound else "FAULT")
    return one_line(f"{state}  {message(finding.subject)}: {finding.text}")


def _can_be_mended(findings: list[Finding]) -> bool:
    """Return whether only stored data are faulty, and the store could be opened."""
    return all(finding.is_sound for finding in findings if finding.subject not in STORED) and any(
        finding.subject == "index" for finding in findings
    )
