// Conversations stored in this browser: one entry each; the oldest are deleted when there is no more room.

import { forget, recall, remember } from "../browser/memory.js";

const LIST = "conversations"; // their ids, the most recently used first
const entry = (id) => `conversation.${id}`;

/** Return all conversations, the most recently used first. */
export const loadAll = () => ids().map(load).filter(Boolean);

/** Return a conversation, or null. */
export function load(id) {
  try {
    return JSON.parse(recall(entry(id)));
  } catch {
    return null; // not JSON: the entry was overwritten
  }
}

/** Save a conversation; return whether none had to be deleted for it. */
export function save(conversation) {
  const others = ids().filter((id) => id !== conversation.id);
  const text = JSON.stringify(conversation);
  let isRoomy = true;
  while (!remember(entry(conversation.id), text) && others.length) {
    forget(entry(others.pop()));
    isRoomy = false;
  }
  remember(LIST, JSON.stringify([conversation.id, ...others]));
  return isRoomy;
}

export function remove(id) {
  forget(entry(id));
  remember(LIST, JSON.stringify(ids().filter((each) => each !== id)));
}

export function removeAll() {
  for (const id of ids()) forget(entry(id));
  forget(LIST);
}

function ids() {
  try {
    const found = JSON.parse(recall(LIST) ?? "[]");
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}
