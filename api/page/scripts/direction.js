export const directionOf = (language) => (language === "ar" ? "rtl" : "ltr");
