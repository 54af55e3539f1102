"""The description of the API against what it does: requests drawn from the one, all checks on the other (schemathesis).

Of the checks, one is told more: a body may be of the right shape and still break a rule that no schema can say (as many
translations as paragraphs, a message of a user among the messages), which is a 400 or 422; or ask for one job too many,
which is a 429.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

from api.app import WebSettings, create_app
from tests.api.serving import open_answerer
from tests.hostile.sizes import sized

schemathesis = pytest.importorskip("schemathesis")

EXAMPLES = sized(300)
RULES_BEYOND_SHAPE = ["2xx", "400", "404", "413", "422", "429"]


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    config = schemathesis.Config.from_dict(
        {"checks": {"positive_data_acceptance": {"expected-statuses": RULES_BEYOND_SHAPE}}}
    )
    with open_answerer(tmp_path_factory.mktemp("library")) as answerer:
        # The name that schemathesis gives to a server in the same process.
        app = create_app(answerer, WebSettings(public_url="http://testserver"))
        yield schemathesis.openapi.from_asgi("/openapi.json", app, config=config)


contract = schemathesis.pytest.from_fixture("described")


@pytest.mark.heavy
@contract.parametrize()  # type: ignore[untyped-decorator]
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
def test_every_operation_keeps_to_its_description(case: Any) -> None:
    response = case.call_and_validate()
    assert response.status_code < 500
