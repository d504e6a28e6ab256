/** Text made safe to stand in HTML and in attributes in double quotes. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

/** Where the pages' style sheet is. */
export const styleSheetPath = '/page.css'

/** The pages' style sheet: the reader's own light or dark, readable on narrow screens. */
export const styleSheet = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentcolor 25%, transparent); }
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 44rem; margin: 0 auto; padding: 2rem 1.25rem; }
h1 { font-size: 1.75rem; line-height: 1.25; }
h2 { font-size: 1.25rem; margin-top: 2rem; }
a { text-underline-offset: 0.2em; }
a:focus-visible { outline: 3px solid; outline-offset: 2px; }
code, pre { font-family: ui-monospace, monospace; font-size: 0.9rem; }
pre { border: 1px solid var(--line); border-radius: 0.5rem; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; }
`.trimStart()

/**
 * A whole HTML page without scripts.
 *
 * @param title plain text
 * @param body HTML
 */
export const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${styleSheetPath}">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`
