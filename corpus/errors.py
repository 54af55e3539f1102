"""The exception hierarchy.

    IqtibasError
    ├── SettingsError                 a setting is unknown or has no usable value
    ├── CorpusError                   a document cannot become passages
    │   ├── InvalidDocument           an id, a language, a field or a filter breaks the rules
    │   ├── EmptyDocument             no paragraph is left after stripping
    │   ├── DocumentTooLarge          over the byte limit
    │   ├── TranslationMismatch       translations do not fit the paragraphs
    │   ├── UnreadableFile            missing, damaged, encrypted, unknown format or encoding
    │   └── UnreadableArabic          letters that cannot be brought back to words
    ├── IndexingError                 passages cannot be stored or searched
    │   ├── UnknownCollection
    │   ├── UnknownDocument
    │   ├── AmbiguousDocument         several documents go by the name that was given
    │   ├── UnknownPassage
    │   ├── StorageFull               the disk has no room left
    │   ├── StorageUnavailable        the data folder cannot be read or written
    │   ├── StorageBusy               another process holds the write lock for too long
    │   └── ModelUnavailable          an encoder or lexicon cannot be loaded
    ├── AnsweringError                a question cannot be answered
    │   ├── InvalidQuestion           over the length limit, wrong shape
    │   └── GeneratorUnavailable      a language model gives no reply, or none in time
    └── EvaluationError               a question set cannot be run
        ├── MalformedQuestionSet      a row of the question set cannot be read
        ├── UnknownMetric
        ├── UnknownDisguise
        ├── TargetUnavailable         the server to ask cannot be reached, or refuses
        └── UnreadableRun             a folder holds no run, or one of other questions

An abstention is a status of an answer, not an error. Exceptions of libraries are translated where these are called;
`api/problems.py` has the HTTP status of each class.
"""


class IqtibasError(Exception):
    """An error with a message, a `hint` what to do, and whether a retry may succeed."""

    retryable: bool = False

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class SettingsError(IqtibasError):
    """A setting is unknown or has no usable value."""


class CorpusError(IqtibasError):
    """A document cannot become passages."""


class InvalidDocument(CorpusError):
    """An id, a language, a field or a filter breaks the rules."""


class EmptyDocument(CorpusError):
    """No paragraph is left after stripping."""


class DocumentTooLarge(CorpusError):
    """The document is over the byte limit."""


class TranslationMismatch(CorpusError):
    """The translations do not fit the paragraphs."""


class UnreadableFile(CorpusError):
    """The file is missing, damaged, encrypted, or of an unknown format or encoding."""


class UnreadableArabic(CorpusError):
    """The letters that a file gives are not those of its words, and cannot be repaired; the message has a sample."""


class IndexingError(IqtibasError):
    """Passages cannot be stored or searched."""


class UnknownCollection(IndexingError):
    """No collection has this name."""


class UnknownDocument(IndexingError):
    """The collection holds no document with this id."""


class AmbiguousDocument(IndexingError):
    """Several documents go by the name that was given."""


class UnknownPassage(IndexingError):
    """The document has no paragraph with this number."""


class StorageFull(IndexingError):
    """The disk has no room left; what was acknowledged before is safe."""

    retryable = True


class StorageUnavailable(IndexingError):
    """The data folder cannot be read or written."""


class StorageBusy(IndexingError):
    """Another process held the write lock for longer than the busy timeout."""

    retryable = True


class ModelUnavailable(IndexingError):
    """An encoder or lexicon cannot be loaded."""


class AnsweringError(IqtibasError):
    """A question cannot be answered."""


class InvalidQuestion(AnsweringError):
    """The question is over the length limit or has the wrong shape."""


class GeneratorUnavailable(AnsweringError):
    """The language model that writes answers gives no reply, or not in time."""

    retryable = True


class EvaluationError(IqtibasError):
    """A question set cannot be run."""


class MalformedQuestionSet(EvaluationError):
    """A row of the question set cannot be read."""


class UnknownMetric(EvaluationError):
    """No metric has this name."""


class TargetUnavailable(EvaluationError):
    """The server to ask cannot be reached, or refuses."""


class UnreadableRun(EvaluationError):
    """The folder holds no run of questions, or one that does not go with this one."""


class UnknownDisguise(EvaluationError):
    """No way of disguising questions has this name."""
