// A conversation as Markdown, and as JSON.

import { sourceLine } from "../answer/references.js";
import { message, moment } from "../language/i18n.js";
import { titleOf } from "./conversation.js";

/** Return the conversation as Markdown; text is escaped, so that it forms no headings, links or pictures. */
export function asMarkdown(conversation) {
  const parts = [`# ${escaped(titleOf(conversation))}`, moment(conversation.updated)];
  for (const { question, answer } of conversation.exchanges) {
    parts.push(`## ${escaped(question)}`);
    if (!answer) continue;
    if (answer.short_answer) parts.push(`**${escaped(answer.short_answer)}**`);
    parts.push(escaped(answer.answer));
    if (answer.citations.length) parts.push(`### ${message("sources")}`);
    for (const citation of answer.citations) {
      parts.push(`${citation.marker}. ${escaped(sourceLine(citation)).replaceAll("\n", "\n   ")}`);
    }
  }
  return `${parts.join("\n\n")}\n`;
}

/** Return the conversation as JSON, with the answers of the API less the hits that are not cited. */
export const asJson = (conversation) => JSON.stringify(conversation, null, 2);

const escaped = (text) =>
  text.replaceAll(/[\\`*_{}[\]<>#!|~]/g, "\\$&").replaceAll(/^(\s*)([-+]|\d+\.)(?=\s)/gm, "$1\\$2");
