// Conversations: exchanges of a question and its answer, in order.

const MAX_TURNS = 40; // the API accepts 100; a question hardly refers further back than twenty exchanges
const MAX_TITLE = 80;
const MAX_TURN_CHARACTERS = 20_000; // of the API

/** Return a new, empty conversation. */
export const newConversation = () => ({ id: crypto.randomUUID?.() ?? fallbackId(), updated: now(), exchanges: [] });

export const titleOf = (conversation) => conversation.exchanges[0]?.question.slice(0, MAX_TITLE) ?? "";

/** Return the turns before an exchange, as the API takes its `history`. */
export function historyBefore(conversation, exchange) {
  const at = conversation.exchanges.indexOf(exchange);
  const earlier = conversation.exchanges.slice(0, at === -1 ? undefined : at).filter((each) => each.answer);
  const turns = earlier.flatMap(({ question, answer }) => [
    { role: "user", content: question },
    { role: "assistant", content: answer.answer.slice(0, MAX_TURN_CHARACTERS) },
  ]);
  return turns.slice(-MAX_TURNS);
}

/** Add an exchange with a question; `replaced`, if given, is dropped with all that followed it. */
export function addQuestion(conversation, question, replaced = null) {
  const at = replaced ? conversation.exchanges.indexOf(replaced) : conversation.exchanges.length;
  const exchange = { question, asked: now(), answer: null };
  const dropped = conversation.exchanges.splice(at, Infinity, exchange);
  conversation.updated = now();
  return { exchange, dropped };
}

/** Set the answer; of its hits, only the cited passages are kept, for the reader. */
export function setAnswer(conversation, exchange, answer) {
  const cited = new Set(answer.citations.map((citation) => `${citation.collection}/${citation.passage_id}`));
  const hits = answer.hits.filter((hit) => cited.has(`${hit.collection}/${hit.passage_id}`));
  exchange.answer = { ...answer, hits };
  conversation.updated = now();
}

const now = () => new Date().toISOString();

// `randomUUID` is missing on pages served over plain HTTP to other machines.
const fallbackId = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (each) => each.toString(36)).join("");
