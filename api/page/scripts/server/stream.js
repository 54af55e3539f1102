// Parses server-sent events from the body of a response.

const BLANK_LINE = /\r?\n\r?\n/;

/** Yield {name, data} of each event, its data parsed from JSON. */
export async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let pending = "";
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const blocks = (pending + value).split(BLANK_LINE);
      pending = blocks.pop();
      for (const block of blocks) {
        const event = parse(block);
        if (event) yield event;
      }
    }
  } finally {
    reader.cancel().catch(() => {}); // rejects if the server has closed the stream
  }
}

function parse(block) {
  const fields = { event: "message", data: [] };
  for (const line of block.split(/\r?\n/)) {
    const [, name, value] = line.match(/^([^:]*)(?:: ?(.*))?$/s);
    if (name === "data") fields.data.push(value ?? "");
    else if (name === "event") fields.event = value;
  }
  return fields.data.length ? { name: fields.event, data: JSON.parse(fields.data.join("\n")) } : null;
}
