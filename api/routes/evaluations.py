"""`/v1/evaluations`: a question set asked in the background, and its report.

One job at a time runs, and the number that may wait is bounded, as for all jobs; questions, documents and their size
are bounded by the input. The report lies in the job's record, so that any process can hand it out.
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
from api.routes.jobs import visible_job
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
# A report runs nothing; opened from this origin it may not even try.
_SANDBOX = {"Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'"}

router = APIRouter()


@router.post(EVALUATIONS, status_code=202, response_model=Evaluation, openapi_extra=accepts(EvaluationInput))
async def start_evaluation(context: ContextDep) -> Response:
    """Ask a question set in the background."""
    asked = await read_json(context.request, EvaluationInput)
    context.caller.check(asked.collections)
    await context.service.check_collections(asked.collections)
    work = await context.service.read(partial(_work, context.service.answerer, asked))
    job = await context.service.write(partial(context.service.jobs.start, KIND, work, context.caller.key_id))
    return json_response(Evaluation.of(job), 202)


@router.get(EVALUATIONS + "/{job_id}", response_model=Evaluation)
async def read_evaluation(
    context: ContextDep,
    job_id: str,
    format: Annotated[Literal["json", "html", "md"], Query(description="The report for people, once done.")] = "json",
) -> Response:
    """Tell how far an evaluation is, with its report once it is done; or hand out the report as a page."""
    job = await visible_job(context, job_id, KIND)
    if format == "json":
        return json_response(Evaluation.of(job))
    if job.result is None:
        raise Refused(REPORT_NOT_READY)
    return Response(orjson.loads(job.result)[format], media_type=_MEDIA_TYPES[format], headers=_SANDBOX)


@router.delete(EVALUATIONS + "/{job_id}", response_model=Evaluation)
async def cancel_evaluation(context: ContextDep, job_id: str) -> Response:
    """Cancel an evaluation that has not ended."""
    await visible_job(context, job_id, KIND)
    return json_response(Evaluation.of(await context.service.write(partial(context.service.jobs.cancel, job_id))))


def _work(answerer: Answerer, asked: EvaluationInput) -> Work:
    """Return the run of a set that has been checked. Raises: Refused, MalformedQuestionSet."""
    # Late: what measures is loaded by those who measure, and not by every server.
    from eval.evaluate import Options
    from eval.reading.load import load_given
    from eval.running.perturb import DISGUISES

    _check_names("perturb", asked.perturb, DISGUISES)
    found = _shipped(asked.set) if asked.set else load_given(asked.questions or (), asked.documents)
    options = Options(
        system=answerer,
        collections=() if found.documents else tuple(asked.collections),
        search_only=asked.retrieval or None,
        perturb=tuple(asked.perturb),
        limit=asked.limit,
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
    """Return the shipped set of this name; a name is never a path here."""
    from eval.sets import NAMES, shipped

    _check_names("set", [name], NAMES)
    return shipped(name)


def _check_names(field: str, given: Iterable[str], known: Collection[str]) -> None:
    """Let known names pass. Raises: Refused, with those that there are."""
    if not set(given) <= set(known):
        raise Refused(INVALID_REQUEST, [FieldError(field, f"Known are {', '.join(known)}")])
