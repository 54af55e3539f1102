"""The table of problems: error class -> status, type, title and detail of an RFC 9457 problem.

Every class of the tree in `corpus.errors` has a row. The web layer's own refusals (a body that is not JSON, a foreign
origin) have no classes: they are raised as `Refused` with one of the problems below. No problem repeats what the client
sent; where the message of an error does, the row has a detail of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus import errors
from corpus.errors import IqtibasError

TYPE_PREFIX = "urn:iqtibas:problem:"

_FIELDS_IN_DETAIL = 3


@dataclass(frozen=True, slots=True)
class Problem:
    """A kind of failure: its status, the last part of its `type`, its title and detail.

    `detail` None stands for the message of the error, or for the invalid fields; `retry_after_s` is set if another try
    may succeed.
    """

    status: int
    name: str
    title: str
    detail: str | None = None
    retry_after_s: int | None = None


@dataclass(frozen=True, slots=True)
class FieldError:
    """An invalid field: its name, with indices within it (`body` for the whole body), and what is wrong with it."""

    field: str
    message: str


class Refused(Exception):
    """Raised by the web layer to answer a request with a problem."""

    def __init__(self, problem: Problem, errors: Sequence[FieldError] = ()) -> None:
        super().__init__(problem.title)
        self.problem = problem
        self.errors = errors


MALFORMED_REQUEST = Problem(400, "malformed-request", "The request cannot be read", "Check the syntax of the request.")
MALFORMED_JSON = Problem(400, "malformed-json", "The body is not JSON", "Send one JSON value in UTF-8.")
MALFORMED_FORM = Problem(400, "malformed-form", "The form cannot be read", "Send multipart/form-data in UTF-8.")
UNSUPPORTED = Problem(400, "unsupported-parameter", "This is not supported")
NO_KEY = Problem(
    401, "no-key", "This address needs a key", "Send Authorization: Bearer KEY; `iqtibas keys create` makes one."
)
WRONG_KEY = Problem(401, "wrong-key", "The key is not valid", "It is misspelt, or it was revoked: ask for a new one.")
ROLE_TOO_LOW = Problem(
    403,
    "role-too-low",
    "The role of the key does not allow this",
    "`iqtibas keys create --role` makes a key with a higher role.",
)
FOREIGN_ORIGIN = Problem(
    403,
    "foreign-origin",
    "Requests from other sites are refused",
    "To allow a site, name it in IQTIBAS_CORS_ORIGINS.",
)
NO_SUCH_ROUTE = Problem(404, "no-such-route", "There is nothing at this address", "GET /docs lists the routes.")
NO_SUCH_MODEL = Problem(404, "model-not-found", "There is no such model", "GET /v1/models lists the models.")
NO_SUCH_JOB = Problem(
    404, "no-such-job", "There is no such job", "Its id is in the response that started it; old jobs are deleted."
)
WRONG_METHOD = Problem(
    405, "wrong-method", "The method is not allowed at this address", "The Allow header lists the methods."
)
SLOW_BODY = Problem(408, "slow-body", "The body did not arrive in time", "Send it again over a faster connection.")
REPORT_NOT_READY = Problem(
    409, "report-not-ready", "There is no report yet", "GET it without `format` to see its progress."
)
BODY_TOO_LARGE = Problem(413, "body-too-large", "The body is too large", "Send less at once.")
TOO_MANY_VALUES = Problem(
    413,
    "too-many-values",
    "The body has too many values",
    "Send translations as one text for each paragraph, or send the document in parts.",
)
WRONG_CONTENT_TYPE = Problem(
    415,
    "wrong-content-type",
    "The content type is not accepted at this address",
    "Send application/json in UTF-8; documents may also come as multipart/form-data.",
)
WRONG_HOST = Problem(
    421,
    "wrong-host",
    "The host name is not one of this server",
    "Use the address that the server was started with, or set IQTIBAS_PUBLIC_URL to its public address.",
)
INVALID_REQUEST = Problem(422, "invalid-request", "The request is not valid")
RATE_EXCEEDED = Problem(
    429, "rate-exceeded", "Too many requests per minute", "The Retry-After header says how many seconds to wait."
)
TOO_MANY_JOBS = Problem(
    429,
    "too-many-jobs",
    "Too many jobs are queued or running",
    "Wait until one has ended, or cancel one.",
    retry_after_s=30,
)
INTERNAL_ERROR = Problem(
    500, "internal-error", "An internal error occurred", "The log of the server has the details under this instance."
)
SERVER_STOPPED = Problem(
    503, "server-stopped", "The server was stopped before the job ended", "Start the job again.", retry_after_s=1
)
TOO_BUSY = Problem(503, "too-busy", "The server is too busy", "Try again in a moment.", retry_after_s=1)

BY_STATUS: Mapping[int, Problem] = {404: NO_SUCH_ROUTE, 405: WRONG_METHOD}
"""Status that the router raises -> problem."""

PROBLEMS: Mapping[type[IqtibasError], Problem] = {
    IqtibasError: INTERNAL_ERROR,
    errors.SettingsError: INTERNAL_ERROR,
    errors.CorpusError: Problem(422, "invalid-document", "The document is not valid"),
    errors.InvalidDocument: Problem(422, "invalid-document", "A field is not valid"),
    errors.EmptyDocument: Problem(422, "empty-document", "The document is empty"),
    errors.DocumentTooLarge: Problem(413, "document-too-large", "The document is too large"),
    errors.TranslationMismatch: Problem(422, "translation-mismatch", "The translations do not fit the text"),
    errors.UnreadableFile: Problem(422, "unreadable-file", "The file cannot be read"),
    errors.UnreadableArabic: Problem(
        422,
        "unreadable-arabic",
        "The Arabic text of the file cannot be decoded",
        "Its fonts or encoding cannot be repaired: send its text, or set IQTIBAS_OCR=tesseract to read its pages.",
    ),
    errors.IndexingError: INTERNAL_ERROR,
    errors.UnknownCollection: Problem(
        404, "unknown-collection", "There is no such collection", "GET /v1/collections lists the collections."
    ),
    errors.UnknownDocument: Problem(
        404, "unknown-document", "The collection has no such document", "GET /v1/documents lists the documents."
    ),
    errors.AmbiguousDocument: Problem(
        409, "ambiguous-document", "Several documents have this name", "Use the whole id of the document."
    ),
    errors.UnknownPassage: Problem(
        404, "unknown-passage", "The document has no such paragraph", "Its paragraphs are numbered from 1."
    ),
    errors.StorageFull: Problem(507, "storage-full", "The disk of the server is full", retry_after_s=60),
    errors.StorageUnavailable: Problem(503, "storage-unavailable", "The store cannot be reached", retry_after_s=30),
    errors.StorageBusy: Problem(503, "storage-busy", "Another process is writing to the store", retry_after_s=1),
    errors.ModelUnavailable: Problem(
        503, "model-unavailable", "A model cannot be loaded", "The log of the server names it.", retry_after_s=30
    ),
    errors.AnsweringError: INTERNAL_ERROR,
    errors.InvalidQuestion: Problem(422, "invalid-question", "The question is not valid"),
    errors.GeneratorUnavailable: Problem(
        503, "generator-unavailable", "The language model does not answer", "Try again in a moment.", retry_after_s=5
    ),
    errors.EvaluationError: Problem(422, "invalid-evaluation", "The question set cannot be run"),
    errors.MalformedQuestionSet: Problem(422, "malformed-question-set", "The question set cannot be read"),
    errors.UnknownDisguise: Problem(
        422, "unknown-disguise", "There is no such disguise", "`iqtibas eval --help` lists them."
    ),
    errors.TargetUnavailable: Problem(
        503, "target-unavailable", "The system under test cannot be reached", retry_after_s=30
    ),
    errors.UnreadableRun: Problem(422, "unreadable-run", "There is no such run"),
    errors.UnknownMetric: Problem(422, "unknown-metric", "There is no such metric", "The documentation lists them."),
}
"""Error class -> problem. A row without `detail` is of a class whose messages never repeat what the client sent."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One occurrence of a problem: its detail, and for a 422 the invalid fields."""

    problem: Problem
    detail: str
    errors: tuple[FieldError, ...] = ()


def occurrence_of(error: Exception) -> Occurrence:
    """Return the occurrence of a problem that an error stands for; any foreign error is an internal one."""
    if isinstance(error, Refused):
        detail = error.problem.detail or _field_list(error.errors) or error.problem.title
        return Occurrence(error.problem, detail, tuple(error.errors))
    if not isinstance(error, IqtibasError):
        return Occurrence(INTERNAL_ERROR, str(INTERNAL_ERROR.detail))
    problem = PROBLEMS[type(error)]
    detail = problem.detail or _error_text(error)
    is_field_wrong = problem.status == INVALID_REQUEST.status
    return Occurrence(problem, detail, (FieldError("body", detail),) if is_field_wrong else ())


def _field_list(errors: Sequence[FieldError]) -> str:
    """Return the first invalid fields in one line, for clients that show only the detail."""
    return "; ".join(f"{each.field}: {each.message}" for each in errors[:_FIELDS_IN_DETAIL])


def _error_text(error: IqtibasError) -> str:
    return f"{error}: {error.hint}" if error.hint else str(error)
