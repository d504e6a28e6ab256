import { type Html, html } from './html.js'
import { type Palette, palettes } from './palette.js'

const { light, dark } = palettes
const family = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

/** What a page is made of. */
export interface PageContent {
  /** The language (BCP 47) and which way it is written. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly title: string
  /** What lists of mails show behind the subject. */
  readonly preview: string
  /** Pieces of the card, from top to bottom. */
  readonly card: readonly Html[]
  /** Lines below the card. */
  readonly below: readonly Html[]
}

/** How text is set: `size/line-height`, weight, colour, space below in pixels. */
interface Setting {
  readonly font: string
  readonly colour: 'text' | 'quiet'
  readonly below: number
}

const settings = {
  kind: { font: `600 13px/20px ${family}`, colour: 'quiet', below: 10 },
  heading: { font: `600 24px/32px ${family}`, colour: 'text', below: 12 },
  subheading: { font: `600 16px/24px ${family}`, colour: 'text', below: 12 },
  lead: { font: `16px/26px ${family}`, colour: 'text', below: 24 },
  body: { font: `15px/23px ${family}`, colour: 'text', below: 10 },
  strong: { font: `600 15px/23px ${family}`, colour: 'text', below: 24 },
  small: { font: `13px/20px ${family}`, colour: 'quiet', below: 6 },
} as const satisfies Readonly<Record<string, Setting>>

const styleOf = (name: keyof typeof settings): string => {
  const { font, colour, below } = settings[name]
  return `margin: 0 0 ${below}px; color: ${light[colour]}; font: ${font}`
}

/** A paragraph. */
export const paragraph = (name: 'kind' | 'lead' | 'strong' | 'small', text: string): Html =>
  html`<p class="${settings[name].colour}" style="${styleOf(name)}">${text}</p>`

/** The heading of the mail. */
export const heading = (text: string): Html => html`<h1 class="text" style="${styleOf('heading')}">${text}</h1>`

/** The heading of a part. */
export const subheading = (text: string): Html => html`<h2 class="text" style="${styleOf('subheading')}">${text}</h2>`

/** A box of labels with what stands beside them. */
export const factsBox = (facts: readonly (readonly [label: string, value: string])[]): Html => html`
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="inset" bgcolor="${light.inset}" style="margin: 0 0 24px; background: ${light.inset}; border: 1px solid ${light.line}; border-radius: 10px">
<tr><td style="padding: 14px 18px 4px">
${facts.map(
  ([label, value]) =>
    html`<p class="text" style="margin: 0 0 10px; color: ${light.text}; font: 15px/22px ${family}"><span class="quiet" style="color: ${light.quiet}; font: 13px/18px ${family}">${label}</span><br>${value}</p>`,
)}
</td></tr></table>`

/** What somebody else wrote, set apart from the sentences of the mail. */
export const quotation = (title: string, lines: readonly string[]): Html => html`
<p class="quiet" style="margin: 0 0 6px; color: ${light.quiet}; font: 13px/18px ${family}">${title}</p>
<blockquote class="inset" dir="auto" style="margin: 0 0 24px; padding: 12px 18px; background: ${light.inset}; border: 1px solid ${light.line}; border-radius: 10px">
${lines.map((line) => html`<p class="text" style="margin: 0 0 4px; color: ${light.text}; font: 15px/22px ${family}">${line}</p>`)}
</blockquote>`

/** The one button, for the one thing to do. */
export const button = (link: string, label: string): Html => html`
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin: 0 0 32px"><tr>
<td class="button" bgcolor="${light.button}" style="border-radius: 8px; background: ${light.button}; mso-padding-alt: 14px 28px">
<a href="${link}" class="onButton" style="display: inline-block; padding: 14px 28px; color: ${light.onButton}; font: 600 16px/22px ${family}; text-decoration: none">${label}</a>
</td></tr></table>`

/** The link again as text, for those who cannot use the button. */
export const plainLink = (link: string): Html =>
  html`<p style="margin: 0; font: 13px/20px ${family}; word-break: break-all"><a href="${link}" class="link" style="color: ${light.link}">${link}</a></p>`

/** Numbered steps. */
export const steps = (items: readonly string[]): Html => html`
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin: 0 0 10px">
${items.map(
  (item, index) => html`<tr>
<td class="quiet" valign="top" width="26" style="width: 26px; padding: 0 0 10px; color: ${light.quiet}; font: 600 15px/23px ${family}">${String(index + 1)}.</td>
<td class="text" valign="top" style="padding: 0 0 10px; color: ${light.text}; font: 15px/23px ${family}">${item}</td>
</tr>`,
)}
</table>`

const grounds: readonly (keyof Palette)[] = ['page', 'card', 'inset', 'button']
const inks: readonly (keyof Palette)[] = ['text', 'quiet', 'link', 'onButton']

// Programs that know no media queries keep the colours that stand beside each element.
const nightColours = [
  ...grounds.map((name) => `.${name} { background: ${dark[name]} !important }`),
  ...inks.map((name) => `.${name} { color: ${dark[name]} !important }`),
  `.inset { border-color: ${dark.line} !important }`,
].join('\n')

// Fixed text of ours, not a value from outside.
const styleSheet: Html = {
  html: `<style>
:root { color-scheme: light dark; supported-color-schemes: light dark }
@media (prefers-color-scheme: dark) {
${nightColours}
}
@media (max-width: 480px) { .room { padding: 28px 22px !important } .below { padding: 20px 22px 0 !important } .outer { padding: 12px 8px 24px !important } }
</style>`,
}

/**
 * A whole mail page: tables and inline styles, as mail programs want them, no image, readable by day and by night
 * and at the width of a telephone.
 */
export const mailPage = ({ language, direction, title, preview, card, below }: PageContent): string =>
  html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<title>${title}</title>
${styleSheet}
</head>
<body class="page" style="margin: 0; padding: 0; background: ${light.page}; -webkit-text-size-adjust: 100%">
<div style="display: none; max-height: 0; overflow: hidden">${preview}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="page" bgcolor="${light.page}" style="table-layout: fixed; background: ${light.page}">
<tr><td align="center" class="outer" style="padding: 32px 12px 40px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="card" bgcolor="${light.card}" style="max-width: 560px; table-layout: fixed; background: ${light.card}; border-radius: 14px">
<tr><td class="room" align="${direction === 'ltr' ? 'left' : 'right'}" style="padding: 36px 36px 34px; overflow-wrap: anywhere; word-break: break-word">
${card}
</td></tr></table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width: 560px; table-layout: fixed">
<tr><td align="${direction === 'ltr' ? 'left' : 'right'}" class="below" style="padding: 20px 36px 0; overflow-wrap: anywhere; word-break: break-word">
${below}
</td></tr></table>
</td></tr></table>
</body>
</html>`.html
