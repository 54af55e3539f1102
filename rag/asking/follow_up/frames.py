"""The fixed words around an earlier question, its names or a new one, in each language."""

from collections.abc import Mapping

from corpus.passage import Language

WITH_REGARD: Mapping[Language, str] = {
    "en": "{question}, with regard to {names}?",
    "ar": "{question} فيما يخص {names}؟",
}
"""A question with the names that it leaves to the conversation."""
AND: Mapping[Language, str] = {"en": " and ", "ar": " و"}
"""Between those names."""
WITH_EARLIER: Mapping[Language, str] = {
    "en": "{question}? The earlier question was: {earlier}",
    "ar": "{question}؟ وكان السؤال السابق: {earlier}",
}
"""A question about a whole statement, with the question that this answered."""
WHAT_ABOUT: Mapping[Language, str] = {"en": "{earlier}, and what about {new}?", "ar": "{earlier}، وماذا عن {new}؟"}
"""An earlier question that has no name to be replaced, with the new one."""
