// Buttons that save citations for a reference manager.

import { download } from "../browser/download.js";
import { button } from "../elements/dom.js";
import { asCsl, asRis } from "./references.js";

const FORMATS = [
  { key: "ris", suffix: "ris", write: asRis, type: "application/x-research-info-systems" },
  { key: "csl", suffix: "json", write: asCsl, type: "application/vnd.citationstyles.csl+json" },
];

/** Return a button for each format, which saves the citations in a file of this name. */
export const referenceButtons = (name, citations) =>
  FORMATS.map(({ key, suffix, write, type }) =>
    button(key, () => download(`${name}.${suffix}`, write(citations), type), {
      label: `${key}_label`,
      title: `${key}_label`,
    }),
  );
