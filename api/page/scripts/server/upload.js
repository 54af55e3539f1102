// Uploads a file, and waits until its documents are searchable.

import { Problem, UNAUTHORIZED, Unreachable, address, call, hasNewKey, keyHeaders, read } from "./api.js";

const POLL_MS = 500;
const ACCEPTED = 202;
const [SUCCESS, REDIRECTION] = [200, 300]; // the bounds of the statuses of success
const ENDED = new Set(["done", "failed", "cancelled"]);

/**
 * Send a file to a collection, and return the report of the server; `progress(share)` is called meanwhile, with null
 * once everything is sent. Throws as `api.call`; `signal` aborts the upload, or the job that reads the file.
 */
export async function upload(file, collection, { progress, signal }) {
  for (let wasAsked = false; ; wasAsked = true) {
    const { status, body } = await send(file, collection, progress, signal);
    if (status === UNAUTHORIZED && (await hasNewKey(wasAsked))) continue;
    if (status === ACCEPTED) return ended(body.job_id, signal);
    if (status < SUCCESS || status >= REDIRECTION) throw new Problem(status, body);
    return body;
  }
}

// XMLHttpRequest, because `fetch` reports no progress of an upload.
function send(file, collection, progress, signal) {
  const form = new FormData();
  form.append("collection", collection);
  form.append("file", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address("v1/documents"));
    for (const [name, value] of Object.entries(keyHeaders())) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(total ? loaded / total : 0));
    request.upload.addEventListener("load", () => progress(null));
    request.addEventListener("load", () => resolve({ status: request.status, body: parsed(request.responseText) }));
    request.addEventListener("error", () => reject(new Unreachable()));
    request.addEventListener("abort", () => reject(signal.reason));
    signal.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}

/** Wait for a job, and return its result; documents stored before an abort stay. */
async function ended(id, signal) {
  const path = `v1/jobs/${encodeURIComponent(id)}`;
  for (;;) {
    if (signal.aborted) {
      await call(address(path), { method: "DELETE" });
      throw signal.reason;
    }
    const job = await read(path);
    if (job.status === "done") return job.result;
    if (ENDED.has(job.status)) throw new Problem(job.error?.status, job.error ?? {});
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
