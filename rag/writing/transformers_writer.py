"""A causal chat model in this process: any transformers name or folder. Owns torch and transformers for writing.

The prompt is made by the model's chat template. Weights are read from safetensors only, and no code of the model is
run. Generation has a thread of its own, one reply at a time, and stops within a token once it is abandoned or past its
deadline.
"""

import threading
from collections.abc import Generator, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from corpus.errors import GeneratorUnavailable
from index.pretrained import load_pretrained
from rag.wait import POLL_S, Wait
from rag.writing.writer import Message

if TYPE_CHECKING:
    from transformers import TextIteratorStreamer

_HINT = "Set IQTIBAS_GENERATOR to `extractive`, or to transformers: and a chat model's name or folder."


class TransformersWriter:
    """A `Writer` over `AutoModelForCausalLM`."""

    def __init__(self, name_or_path: str, *, max_tokens: int, device: str = "cpu", dtype: str = "auto") -> None:
        """Load the model; a name that is not a folder may be fetched from its hub by transformers.

        Args:
            max_tokens: of a reply, at most.
            device: of torch: `cpu`, `cuda`, `mps`.
            dtype: of torch, or `auto` for that of the weights.

        Raises: ModelUnavailable when it cannot be loaded, has no chat template, or its folder holds code.
        """
        self.name = f"transformers:{name_or_path}"
        self._max_tokens = max_tokens
        self._one_at_a_time = threading.Lock()
        load = partial(_load, name_or_path, device, dtype)
        self._tokenizer, self._model = load_pretrained("generator", name_or_path, load, hint=_HINT)

    def count_tokens(self, text: str) -> int:
        """Return the exact number of tokens."""
        return len(self._tokenizer(text, add_special_tokens=False).input_ids)

    def write(self, messages: Sequence[Message], wait: Wait) -> Generator[str, None, None]:
        """Yield the reply as it is made; see `Writer.write`."""
        while not self._one_at_a_time.acquire(timeout=min(POLL_S, left_s := wait.left_s())):
            if not left_s:
                raise GeneratorUnavailable(f"{self.name} was busy with other questions", hint=_HINT)
        stop = threading.Event()
        try:
            yield from self._streamed(messages, wait, stop)
        finally:
            stop.set()
            self._one_at_a_time.release()

    def close(self) -> None:
        """Do nothing: the model is freed with its last reference."""

    def _streamed(self, messages: Sequence[Message], wait: Wait, stop: threading.Event) -> Iterator[str]:
        from transformers import TextIteratorStreamer

        streamer = TextIteratorStreamer(self._tokenizer, skip_prompt=True, skip_special_tokens=True)
        failure: list[BaseException] = []
        given = (self._prompt(messages), streamer, _stopper(stop, wait), failure)
        thread = threading.Thread(target=self._generate, args=given, name="iqtibas-writer", daemon=True)
        thread.start()
        try:
            yield from _until_end(streamer)
        finally:
            stop.set()
            thread.join()
        if failure:
            raise GeneratorUnavailable(f"{self.name} failed: {type(failure[0]).__name__}", hint=_HINT)
        if not wait.left_s():
            raise GeneratorUnavailable(f"{self.name} was not done in time", hint=_HINT)

    def _prompt(self, messages: Sequence[Message]) -> Any:
        """Return the tokens of messages by the model's chat template."""
        return self._tokenizer.apply_chat_template(
            [{"role": each.role, "content": each.content} for each in messages],
            add_generation_prompt=True,
            return_tensors="pt",
            return_dict=True,
        ).to(self._model.device)

    def _generate(
        self, prompt: Any, streamer: "TextIteratorStreamer", stopper: Any, failure: list[BaseException]
    ) -> None:
        """Generate into the streamer, which is always ended; an exception is appended to `failure`."""
        from transformers import StoppingCriteriaList

        try:
            self._model.generate(
                **prompt,
                max_new_tokens=self._max_tokens,
                do_sample=False,
                streamer=streamer,
                stopping_criteria=StoppingCriteriaList([stopper]),
            )
        except Exception as error:  # torch raises many kinds; `_streamed` raises it for whoever reads the stream
            failure.append(error)
        finally:
            streamer.end()


def _until_end(streamer: "TextIteratorStreamer") -> Iterator[str]:
    return (piece for piece in streamer if piece)


def _stopper(stop: threading.Event, wait: Wait) -> Any:
    """Return a stopping criterion that is checked after each token."""

    def criterion(tokens: Any, scores: Any, **_: object) -> Any:
        import torch

        ended = stop.is_set() or wait.is_over()
        return torch.full((tokens.shape[0],), ended, dtype=torch.bool, device=tokens.device)

    return criterion


def _load(name_or_path: str, device: str, dtype: str, only_here: bool) -> tuple[Any, Any]:
    from transformers import AutoModelForCausalLM, AutoTokenizer

    chosen = {"trust_remote_code": False, "local_files_only": only_here}
    tokenizer = AutoTokenizer.from_pretrained(name_or_path, **chosen)
    if not tokenizer.chat_template:
        raise ValueError("it has no chat template")
    model: Any = AutoModelForCausalLM.from_pretrained(name_or_path, use_safetensors=True, dtype=dtype, **chosen)
    return tokenizer, model.to(device).eval()
