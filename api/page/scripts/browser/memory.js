// Small values that the browser keeps between visits, by name; without storage, nothing is kept.

const PREFIX = "iqtibas.";

/** Return the value of a name, or null. */
export function recall(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null; // storage is disabled
  }
}

/** Store a value; return whether there was room. */
export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
    return true;
  } catch {
    return false;
  }
}

export function forget(name) {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // storage is disabled: there is no value
  }
}
