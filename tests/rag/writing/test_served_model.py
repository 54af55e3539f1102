"""The writer of `openai:` before a server that was not written for the tests: `transformers serve`, in its own process.

The model behind it says one sentence to everything, so that what it says can be true, or not.
"""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from corpus.document import new_document
from rag.answer import Answer
from rag.settings import OpenAISettings, Settings, WritingSettings
from rag.wiring import open_answerer
from tests.rag.writing.tiny_chat_model import save_model_that_says

pytestmark = pytest.mark.heavy
pytest.importorskip("openai", reason="`transformers serve` needs what pip install 'transformers[serving]' brings")

START_S = 120.0
"""Long enough for torch to be loaded on a busy machine."""

TEXT = "The mill of Tarn was built in 1874.\n\nطاحونة تارن بُنيت في عام 1874."
QUESTION = "When was the mill of Tarn built?"


@contextmanager
def served(model: Path) -> Iterator[str]:
    """Yield the base URL of `transformers serve` with one model; nothing is fetched from a hub."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "transformers.cli.transformers", "serve", str(model), "--device", "cpu"]
    environment = {"HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "1", "PATH": "", "HOME": str(model)}
    with subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            _wait(process, f"http://127.0.0.1:{port}/health")
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            process.terminate()


def _wait(process: subprocess.Popen[bytes], url: str) -> None:
    until = time.monotonic() + START_S
    while time.monotonic() < until and process.poll() is None:
        try:
            if httpx.get(url).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    pytest.fail(f"transformers serve did not start; exit code {process.poll()}")


def asked(home: Path, generator: str, base_url: str, question: str = QUESTION) -> Answer:
    settings = Settings(
        home=home,
        bundled_article=False,
        encoder="bundled-fast",
        generator=generator,
        openai=OpenAISettings(base_url=base_url),
        writing=WritingSettings(timeout_s=START_S),
    )
    with open_answerer(settings) as answerer:
        answerer.library.add("default", new_document(TEXT))
        return answerer.ask(question)


@pytest.mark.parametrize(
    ("reply", "shown"),
    [
        ("Tarn’s mill was built in 1874 [1].", "Tarn’s mill was built in 1874. [1]"),
        ("Tarn’s mill was built in 1847 [1].", None),
    ],
    ids=["true", "false"],
)
def test_what_a_served_model_says_is_shown_where_it_is_proved(reply: str, shown: str | None, tmp_path: Path) -> None:
    model = save_model_that_says(tmp_path / "model", reply)
    with served(model) as url:
        answer = asked(tmp_path / "home", f"openai:{model}", url)
        lost = asked(tmp_path / "other", "openai:no-such-model", url)
    if shown is None:
        assert (answer.generator, answer.fallback_reason) == ("extractive", "nothing_supported")
        assert "1874" in answer.answer
    else:
        assert (answer.answer, answer.fallback_reason) == (shown, None)
        assert answer.citations[0].quote == "The mill of Tarn was built in 1874."
    assert (lost.generator, lost.fallback_reason) == ("extractive", "generator_unavailable")


def test_the_same_model_in_this_process_says_the_same(tmp_path: Path) -> None:
    model = save_model_that_says(tmp_path / "model", "طاحونة تارن بُنيت عام 1874 [1][2].")
    answer = asked(tmp_path / "home", f"transformers:{model}", "", "متى بُنيت طاحونة تارن؟")
    assert (answer.answer, answer.fallback_reason) == ("طاحونة تارن بُنيت عام 1874. [1]", None)
