// A conversation: questions with their answers, in order. No element is touched here.

const MOST_TURNS = 40; // the API takes 100; what is older than twenty questions is not referred to any more
const MOST_TITLE = 80;
const MOST_TURN_CHARACTERS = 20_000; // of the API

/** Return a new conversation without questions. */
export const newConversation = () => ({ id: crypto.randomUUID?.() ?? fallbackId(), updated: now(), exchanges: [] });

export const titleOf = (conversation) => conversation.exchanges[0]?.question.slice(0, MOST_TITLE) ?? "";

/** Return what was said before an exchange, as the API takes it. */
export function historyBefore(conversation, exchange) {
  const at = conversation.exchanges.indexOf(exchange);
  const earlier = conversation.exchanges.slice(0, at === -1 ? undefined : at).filter((each) => each.answer);
  const turns = earlier.flatMap(({ question, answer }) => [
    { role: "user", content: question },
    { role: "assistant", content: answer.answer.slice(0, MOST_TURN_CHARACTERS) },
  ]);
  return turns.slice(-MOST_TURNS);
}

/** Add a question, in place of `replaced` and all that came after it, if given. */
export function addQuestion(conversation, question, replaced = null) {
  const at = replaced ? conversation.exchanges.indexOf(replaced) : conversation.exchanges.length;
  const exchange = { question, asked: now(), answer: null };
  const dropped = conversation.exchanges.splice(at, Infinity, exchange);
  conversation.updated = now();
  return { exchange, dropped };
}

/** Note the answer; of its hits only the cited passages are kept, which the reader shows at once. */
export function setAnswer(conversation, exchange, answer) {
  const cited = new Set(answer.citations.map((citation) => `${citation.collection}/${citation.passage_id}`));
  const hits = answer.hits.filter((hit) => cited.has(`${hit.collection}/${hit.passage_id}`));
  exchange.answer = { ...answer, hits };
  conversation.updated = now();
}

const now = () => new Date().toISOString();

// `randomUUID` is missing where the page is served over plain HTTP to other machines.
const fallbackId = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (each) => each.toString(36)).join("");
