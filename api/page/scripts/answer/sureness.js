// Confidence in words: a chance enters, the key of a message leaves.

const STEPS = [
  [0.9, 4],
  [0.7, 3],
  [0.4, 2],
  [0, 1],
];

/** Return the message for how sure an answer, or a refusal, is. */
export function sureness(answer) {
  const step = STEPS.find(([least]) => answer.confidence >= least)?.[1] ?? 1;
  return answer.status === "answered" ? `sure_${step}` : `refusal_${Math.max(2, step)}`;
}
