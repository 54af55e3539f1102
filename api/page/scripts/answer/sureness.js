// Confidence in words: a chance enters, the key of a message leaves.

// Where nothing was looked for, nothing is said of what the documents hold.
const NOT_LOOKED_FOR = new Set(["not_a_question", "empty_collection", "unsupported_language"]);

const STEPS = [
  [0.9, 4],
  [0.7, 3],
  [0.4, 2],
  [0, 1],
];

/** Return the message for how sure an answer, or a refusal, is; null where nothing was looked for. */
export function sureness(answer) {
  if (NOT_LOOKED_FOR.has(answer.abstain_reason)) return null;
  const step = STEPS.find(([least]) => answer.confidence >= least)?.[1] ?? 1;
  return answer.status === "answered" ? `sure_${step}` : `refusal_${Math.max(2, step)}`;
}
