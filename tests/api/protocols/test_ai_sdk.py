"""Vercel's `ai` package in Node reads the stream as its page would; skipped where Node or the package is missing.

The package is looked for where Node looks: in `node_modules` here or above, or in NODE_PATH.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from api.addresses import LOOPBACK
from api.app import create_app
from rag.answerer import Answerer
from tests.api.command_line import CODE_ROOT
from tests.api.serving import running

READ = """
const { createRequire } = require("node:module");
const { DefaultChatTransport, readUIMessageStream } = createRequire(process.cwd() + "/x.js")("ai");
(async () => {
  const transport = new DefaultChatTransport({ api: process.argv[1] });
  const messages = [{ id: "m1", role: "user", parts: [{ type: "text", text: process.argv[2] }] }];
  const stream = await transport.sendMessages({ trigger: "submit-message", chatId: "c1", messages });
  let last;
  for await (const message of readUIMessageStream({ stream })) last = message;
  console.log(JSON.stringify(last));
})().catch((error) => { console.log(JSON.stringify({ error: String(error) })); });
"""


def node(*arguments: str) -> Any:
    done = subprocess.run(["node", "-e", READ, *arguments], cwd=CODE_ROOT, capture_output=True, text=True, timeout=60)
    return json.loads(done.stdout) if done.returncode == 0 else None


@pytest.fixture(scope="module")
def address(answerer: Answerer) -> Iterator[str]:
    look = ["node", "-e", "require('node:module').createRequire(process.cwd() + '/x.js').resolve('ai')"]
    if shutil.which("node") is None or subprocess.run(look, cwd=CODE_ROOT, capture_output=True).returncode:
        pytest.skip("needs Node and the package `ai`")
    with running(create_app(answerer)) as port:
        yield f"http://{LOOPBACK}:{port}/v1/chat/ui"


def test_it_reads_the_answer_with_its_sources(address: str) -> None:
    message = node(address, "متى عُقد مؤتمر مكافحة الإرهاب في الكويت؟")
    parts = {part["type"]: part for part in message["parts"]}
    assert message["role"] == "assistant"
    assert parts["text"]["text"].endswith("[1]") and parts["text"]["state"] == "done"
    assert "/passages/2" in parts["source-url"]["url"]
    assert parts["source-url"]["providerMetadata"]["iqtibas"]["quote"] in parts["text"]["text"]
    assert parts["source-document"]["mediaType"] == "text/plain"


def test_it_is_told_of_a_refused_request(address: str) -> None:
    assert "invalid-request" in node(address, "؟" * 5_000)["error"]
