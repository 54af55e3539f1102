// The writing direction of each language.

/** Return the value of `dir` for a language. */
export const directionOf = (language) => (language === "ar" ? "rtl" : "ltr");
