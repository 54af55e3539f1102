"""The container's files say what they should: no engine runs here, so they are read."""

import json
import re
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from api.guards.hosts import HostGuard
from api.guards.request_ids import assign_request_id
from rag.settings import PREFIX, Settings
from tests.test_packaging import PYPROJECT, TOP_LEVEL

yaml = pytest.importorskip("yaml")

ROOT = Path(__file__).parent.parent


def instructions() -> list[tuple[str, str]]:
    """Return the instructions of the Dockerfile with their arguments, continued lines joined."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = (line.split(maxsplit=1) for line in text.splitlines() if line and not line.startswith("#"))
    return [(name, " ".join(rest.split())) for name, rest in lines]


def last_stage() -> list[tuple[str, str]]:
    found = instructions()
    return found[max(at for at, (name, _) in enumerate(found) if name == "FROM") :]


def compose(name: str = "compose.yaml") -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def test_every_instruction_is_one() -> None:
    known = set("FROM ARG RUN ENV WORKDIR COPY USER VOLUME EXPOSE STOPSIGNAL HEALTHCHECK CMD".split())
    assert {name for name, _ in instructions()} <= known
    assert all(
        re.fullmatch(r"python:3\.\d+-slim( AS build)?", image) for name, image in instructions() if name == "FROM"
    )


def test_all_packages_and_nothing_else_are_copied_and_there() -> None:
    copied = [
        source
        for name, rest in instructions()
        if name == "COPY" and "--from" not in rest
        for source in rest.split()[:-1]
    ]
    assert all((ROOT / source).exists() for source in copied)
    assert {source for source in copied if (ROOT / source).is_dir()} == set(TOP_LEVEL)
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in ignored
    assert {line[1:] for line in ignored if line.startswith("!")} == set(copied)


def test_torch_is_the_one_that_the_project_asks_for() -> None:
    (wanted,) = [line for line in PYPROJECT["project"]["dependencies"] if line.startswith("torch")]
    assert any(f'"{wanted}"' in rest for name, rest in instructions() if name == "RUN")
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"] == ">=3.11"


def test_it_runs_as_nobody_and_says_when_it_is_well() -> None:
    stage = dict(last_stage())
    assert int(stage["USER"]) > 0
    assert json.loads(stage["CMD"])[:2] == ["iqtibas", "serve"]
    assert "/readyz" in stage["HEALTHCHECK"] and json.loads(stage["HEALTHCHECK"].partition("CMD ")[2])
    assert f"IQTIBAS_HOME={stage['VOLUME']}" in stage["ENV"]


def test_the_composition_is_closed_but_for_one_port_and_one_volume() -> None:
    service = compose()["services"]["iqtibas"]
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])
    assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
    assert service["volumes"] == ["data:/data"] and set(compose()["volumes"]) == {"data"}
    (secret,) = service["secrets"]
    assert service["environment"]["IQTIBAS_API_KEY_FILE"] == f"/run/secrets/{secret}"
    assert compose()["secrets"][secret]["file"].startswith("./")
    names = {name.removeprefix(PREFIX).lower() for name in service["environment"]}
    assert names <= {each.name for each in fields(Settings)}


def test_over_milvus_every_part_is_there_healthy_and_closed() -> None:
    composed = compose("compose.milvus.yaml")
    services = composed["services"]
    for service in services.values():
        assert "ports" not in service
        for needed in service.get("depends_on", {}):
            assert "healthcheck" in services[needed]
        for volume in service.get("volumes", ()):
            assert volume.partition(":")[0] in composed["volumes"]
    iqtibas = services["iqtibas"]
    assert iqtibas["environment"]["IQTIBAS_STORE"] == "milvus"
    assert iqtibas["environment"]["IQTIBAS_MILVUS__URI"].partition("//")[2].partition(":")[0] in services
    names = {name.removeprefix(PREFIX).lower().partition("__")[0] for name in iqtibas["environment"]}
    assert names <= {each.name for each in fields(Settings)}
    extras = iqtibas["build"]["args"]["EXTRAS"].split(",")
    assert set(extras) <= set(PYPROJECT["project"]["optional-dependencies"]) and "milvus" in extras
    assert "volumes" not in iqtibas and any(each.startswith("/data") for each in iqtibas["tmpfs"])
    (secret,) = iqtibas["secrets"]
    assert iqtibas["environment"]["IQTIBAS_API_KEY_FILE"] == f"/run/secrets/{secret}"


def test_its_files_stay_out_of_the_repository() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert Path(compose()["secrets"]["iqtibas_key"]["file"]).name in ignored


@pytest.mark.parametrize(
    ("public_url", "asked_for", "status"),
    [
        (None, "127.0.0.1:8000", 200),  # the port on this machine, and the health check within
        (None, "iqtibas:8000", 200),  # another container, by the name of the service
        (None, "172.18.0.2:8000", 421),
        (None, "quotes.example", 421),
        ("https://quotes.example", "quotes.example", 200),  # a proxy that hands on what the browser asked for
        ("https://quotes.example", "127.0.0.1:8000", 200),
        ("https://quotes.example", "iqtibas:8000", 421),
    ],
)
def test_the_server_in_it_goes_by_the_names_that_are_said(public_url: str | None, asked_for: str, status: int) -> None:
    said = compose()["services"]["iqtibas"]["environment"]["IQTIBAS_PUBLIC_URL"]
    default = re.fullmatch(r"\$\{IQTIBAS_PUBLIC_URL:-(.+)\}", said)
    assert default is not None
    command = json.loads(dict(last_stage())["CMD"])
    host = command[command.index("--host") + 1]
    guard = HostGuard(PlainTextResponse("ok"), host, public_url or default[1])

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        assign_request_id(scope)
        await guard(scope, receive, send)

    client = TestClient(app)
    assert client.get("/healthz", headers={"host": asked_for}).status_code == status
