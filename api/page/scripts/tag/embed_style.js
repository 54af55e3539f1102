// The style of the tag; its custom properties may be set by the site.

export const STYLE = `
:host { display: block; color: var(--iqtibas-ink, inherit); font: var(--iqtibas-font, 1rem/1.7 Georgia, "Noto Naskh Arabic", serif); }
:lang(ar) { line-height: 1.9; }
p { margin: .5em 0; white-space: pre-line; overflow-wrap: anywhere; }
form { display: flex; gap: .5em; }
input, button { font: inherit; color: inherit; }
input { flex: 1; min-width: 0; padding: .3em .6em; border: 1px solid currentColor; border-radius: .4em; background: none; }
button { padding: .3em .9em; border: 1px solid currentColor; border-radius: .4em; background: none; cursor: pointer; }
.marker { padding: 0 .4em; border: 0; border-radius: .4em; color: var(--iqtibas-accent, #0b5a64); background: color-mix(in srgb, currentColor 12%, transparent); font-size: .8em; vertical-align: .2em; }
.question { font-weight: 600; }
.short { padding-inline-start: .7em; border-inline-start: 4px solid var(--iqtibas-accent, #0b5a64); font-weight: 600; }
.abstained { padding: .6em .9em; border: 1px dashed currentColor; border-radius: .4em; }
.quiet, summary { opacity: .85; font-size: .9em; }
a { color: var(--iqtibas-accent, #0b5a64); }
ol { margin: .5em 0 0; padding: 0; list-style: none; }
summary { cursor: pointer; overflow-wrap: anywhere; }
blockquote { margin: .3em 1.2em .8em; overflow-wrap: anywhere; }
`;
