"""`/v1/evaluations`: runs a question set as a background job, and returns its report.

The number of jobs is bounded, as are the questions and documents of a request. The report is in the record of the job,
so that every process can return it.
"""

from collections.abc import Collection, Iterable
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Literal

import orjson
from fastapi import APIRouter, Query
from starlette.responses import Response

from api.background.jobs import Work
from api.background.progress import Progress
from api.problems import INVALID_REQUEST, REPORT_NOT_READY, FieldError, Refused
from api.routes.context import ContextDep
from api.routes.jobs import cancelled_job, started_job, visible_job
from api.wire.evaluation_input import EvaluationInput
from api.wire.job_replies import Evaluation
from api.wire.json_requests import read_json
from api.wire.json_responses import json_response
from api.wire.openapi import accepts
from rag.answerer import Answerer

if TYPE_CHECKING:
    from eval.reading.questions import QuestionSet

EVALUATIONS = "/v1/evaluations"
KIND = "evaluation"

_MEDIA_TYPES = {"html": "text/html; charset=utf-8", "md": "text/markdown; charset=utf-8"}
# The report is a page on this origin; the sandbox keeps it from running anything.
_SANDBOX = {"Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'"}

router = APIRouter()


@router.post(EVALUATIONS, status_code=202, response_model=Evaluation, openapi_extra=accepts(EvaluationInput))
async def start_evaluation(context: ContextDep) -> Response:
    """Start running a question set in the background."""
    body = await read_json(context.request, EvaluationInput)
    context.caller.check(body.collections)
    await context.service.check_collections(body.collections)
    work = await context.service.read(partial(_work, context.service.answerer, body))
    return json_response(Evaluation.of(await started_job(context, KIND, work)), 202)


@router.get(EVALUATIONS + "/{job_id}", response_model=Evaluation)
async def read_evaluation(
    context: ContextDep,
    job_id: str,
    format: Annotated[Literal["json", "html", "md"], Query(description="The report for people, once done.")] = "json",
) -> Response:
    """Return the progress of an evaluation and, once it is done, its report: as JSON or as a page."""
    job = await visible_job(context, job_id, KIND)
    if format == "json":
        return json_response(Evaluation.of(job))
    if job.result is None:
        raise Refused(REPORT_NOT_READY)
    return Response(orjson.loads(job.result)[format], media_type=_MEDIA_TYPES[format], headers=_SANDBOX)


@router.delete(EVALUATIONS + "/{job_id}", response_model=Evaluation)
async def cancel_evaluation(context: ContextDep, job_id: str) -> Response:
    """Cancel an evaluation that has not ended."""
    return json_response(Evaluation.of(await cancelled_job(context, job_id, KIND)))


def _work(answerer: Answerer, body: EvaluationInput) -> Work:
    """Check a question set, and return the work that runs it.

    Raises:
        Refused: a name of a set or of a disguise is unknown.
        MalformedQuestionSet: a question or document of the request cannot be read.
    """
    # Late: a server that runs no evaluation does not load `eval`.
    from eval.evaluate import Options
    from eval.reading.load import load_given
    from eval.running.perturb import DISGUISES

    _check_names("perturb", body.perturb, DISGUISES)
    found = _shipped(body.set) if body.set else load_given(body.questions or (), body.documents)
    options = Options(
        system=answerer,
        collections=() if found.documents else tuple(body.collections),
        search_only=body.retrieval or None,
        perturb=tuple(body.perturb),
        limit=body.limit,
    )

    def work(progress: Progress) -> dict[str, Any]:
        from eval.evaluate import run
        from eval.observers import ProgressObserver
        from eval.reporting.folder import report_json
        from eval.reporting.html import html_report
        from eval.reporting.markdown import markdown_report

        report = run(found, options, ProgressObserver(lambda done, questions: progress(done / questions)))
        return {"report": report_json(report), "html": html_report(report), "md": markdown_report(report)}

    return work


def _shipped(name: str) -> "QuestionSet":
    """Return the shipped set of this name, which is never read as a path."""
    from eval.sets import NAMES, shipped

    _check_names("set", [name], NAMES)
    return shipped(name)


def _check_names(field: str, given: Iterable[str], known: Collection[str]) -> None:
    """Check that all names are known. Raises Refused, which lists the known ones."""
    if not set(given) <= set(known):
        raise Refused(INVALID_REQUEST, [FieldError(field, f"Known are {', '.join(known)}")])
