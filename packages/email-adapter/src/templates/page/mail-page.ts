import { blockHtml, paragraph } from './block-html.js'
import type { MailSheet } from './blocks.js'
import { type Html, html } from './html.js'
import type { Palette, Palettes } from './palette.js'

const grounds: readonly (keyof Palette)[] = ['page', 'card', 'inset', 'button', 'alert']
const inks: readonly (keyof Palette)[] = ['text', 'quiet', 'link', 'onButton', 'onAlert']

// Programs that know no media queries keep the colours that stand beside each element.
const nightColours = (dark: Palette): string =>
  [
    ...grounds.map((name) => `.${name} { background: ${dark[name]} !important }`),
    ...inks.map((name) => `.${name} { color: ${dark[name]} !important }`),
    `.inset { border-color: ${dark.line} !important }`,
  ].join('\n')

// Colours were checked to be colours: nothing in it comes from outside.
const styleSheet = ({ dark }: Palettes): Html => ({
  html: `<style>
:root { color-scheme: light dark; supported-color-schemes: light dark }
@media (prefers-color-scheme: dark) {
${nightColours(dark)}
}
@media (max-width: 480px) { .room { padding: 28px 22px !important } .below { padding: 20px 22px 0 !important } .outer { padding: 12px 8px 24px !important } }
</style>`,
})

const body = ({ direction, preview, card, below }: MailSheet, light: Palette): Html => {
  const side = direction === 'ltr' ? 'left' : 'right'
  return html`<body class="page" style="margin: 0; padding: 0; background: ${light.page}; -webkit-text-size-adjust: 100%">
<div style="display: none; max-height: 0; overflow: hidden">${preview}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="page" bgcolor="${light.page}" style="table-layout: fixed; background: ${light.page}">
<tr><td align="center" class="outer" style="padding: 32px 12px 40px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="card" bgcolor="${light.card}" style="max-width: 560px; table-layout: fixed; background: ${light.card}; border-radius: 14px">
<tr><td class="room" align="${side}" style="padding: 36px 36px 34px; overflow-wrap: anywhere; word-break: break-word">
${card.map(blockHtml(light))}
</td></tr></table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width: 560px; table-layout: fixed">
<tr><td align="${side}" class="below" style="padding: 20px 36px 0; overflow-wrap: anywhere; word-break: break-word">
${below.map((text) => paragraph(light, 'small', text))}
</td></tr></table>
</td></tr></table>
</body>`
}

/**
 * A whole mail page: tables and inline styles, as mail programs want them, no image, readable by day and by night
 * and at the width of a telephone.
 */
export const mailPage = (sheet: MailSheet, palettes: Palettes): string =>
  html`<!doctype html>
<html lang="${sheet.language}" dir="${sheet.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<title>${sheet.subject}</title>
${styleSheet(palettes)}
</head>
${body(sheet, palettes.light)}
</html>`.html
