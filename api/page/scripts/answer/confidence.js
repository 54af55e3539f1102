// The confidence of an answer in words.

// Reasons for which no document was searched: a refusal then tells nothing about the documents.
const NOT_SEARCHED = new Set(["not_a_question", "empty_collection", "unsupported_language"]);

const STEPS = [
  [0.9, 4],
  [0.7, 3],
  [0.4, 2],
  [0, 1],
];

/** Return the key of the message for the confidence of an answer or refusal; null if nothing was searched. */
export function confidenceKey(answer) {
  if (NOT_SEARCHED.has(answer.abstain_reason)) return null;
  const step = STEPS.find(([least]) => answer.confidence >= least)?.[1] ?? 1;
  return answer.status === "answered" ? `sure_${step}` : `refusal_${Math.max(2, step)}`;
}
