"""Content negotiation between HTML and JSON."""


def prefers_html(accept: str) -> bool:
    """Return whether an `Accept` header prefers HTML to JSON, as that of a browser does."""
    qualities = dict(map(_quality, accept.lower().split(",")))
    return qualities.get("text/html", 0.0) > qualities.get("application/json", 0.0)


def _quality(accepted: str) -> tuple[str, float]:
    media_type, *parameters = (part.strip() for part in accepted.split(";"))
    stated = next((part.removeprefix("q=") for part in parameters if part.startswith("q=")), "1")
    try:
        return media_type, float(stated)
    except ValueError:
        return media_type, 0.0
