// Which way each language is written.

/** Return the value of `dir` for a language. */
export const directionOf = (language) => (language === "ar" ? "rtl" : "ltr");
