import { match } from 'ts-pattern'
import type { LabelledFact } from '../words/mail-words.js'
import type { Block } from './blocks.js'
import { type Html, html } from './html.js'
import type { Palette } from './palette.js'

const family =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Hiragino Sans', 'Yu Gothic', Helvetica, Arial, sans-serif"

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
  strong: { font: `600 15px/23px ${family}`, colour: 'text', below: 24 },
  small: { font: `13px/20px ${family}`, colour: 'quiet', below: 6 },
} as const satisfies Readonly<Record<string, Setting>>

const styleOf = (light: Palette, name: keyof typeof settings): string => {
  const { font, colour, below } = settings[name]
  return `margin: 0 0 ${below}px; color: ${light[colour]}; font: ${font}`
}

/** A paragraph. */
export const paragraph = (light: Palette, name: 'kind' | 'lead' | 'strong' | 'small', text: string): Html =>
  html`<p class="${settings[name].colour}" style="${styleOf(light, name)}">${text}</p>`

const factsBox = (light: Palette, facts: readonly LabelledFact[]): Html => html`
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="inset" bgcolor="${light.inset}" style="margin: 0 0 24px; background: ${light.inset}; border: 1px solid ${light.line}; border-radius: 10px">
<tr><td style="padding: 14px 18px 4px">
${facts.map(
  ([label, value]) =>
    html`<p class="text" style="margin: 0 0 10px; color: ${light.text}; font: 15px/22px ${family}"><span class="quiet" style="color: ${light.quiet}; font: 13px/18px ${family}">${label}</span><br>${value}</p>`,
)}
</td></tr></table>`

const quotation = (light: Palette, title: string, lines: readonly string[]): Html => html`
<p class="quiet" style="margin: 0 0 6px; color: ${light.quiet}; font: 13px/18px ${family}">${title}</p>
<blockquote class="inset" dir="auto" style="margin: 0 0 24px; padding: 12px 18px; background: ${light.inset}; border: 1px solid ${light.line}; border-radius: 10px">
${lines.map((line) => html`<p class="text" style="margin: 0 0 4px; color: ${light.text}; font: 15px/22px ${family}">${line}</p>`)}
</blockquote>`

const warnings = (light: Palette, title: string, items: readonly string[]): Html => html`
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="alert" bgcolor="${light.alert}" style="margin: 0 0 24px; background: ${light.alert}; border-radius: 10px">
<tr><td style="padding: 14px 18px 6px">
<p class="onAlert" style="margin: 0 0 8px; color: ${light.onAlert}; font: 600 15px/22px ${family}">${title}</p>
<ul style="margin: 0; padding: 0 0 0 20px">
${items.map((item) => html`<li class="onAlert" style="margin: 0 0 8px; color: ${light.onAlert}; font: 15px/22px ${family}">${item}</li>`)}
</ul>
</td></tr></table>`

const button = (light: Palette, link: string, label: string): Html => html`
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin: 0 0 32px"><tr>
<td class="button" bgcolor="${light.button}" style="border-radius: 8px; background: ${light.button}; mso-padding-alt: 14px 28px">
<a href="${link}" class="onButton" style="display: inline-block; padding: 14px 28px; color: ${light.onButton}; font: 600 16px/22px ${family}; text-decoration: none">${label}</a>
</td></tr></table>`

const address = (light: Palette, hint: string, link: string): Html => html`
${paragraph(light, 'small', hint)}
<p style="margin: 0; font: 13px/20px ${family}; word-break: break-all"><a href="${link}" class="link" style="color: ${light.link}">${link}</a></p>`

const steps = (light: Palette, items: readonly string[]): Html => html`
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin: 0 0 10px">
${items.map(
  (item, index) => html`<tr>
<td class="quiet" valign="top" width="26" style="width: 26px; padding: 0 0 10px; color: ${light.quiet}; font: 600 15px/23px ${family}">${String(index + 1)}.</td>
<td class="text" valign="top" style="padding: 0 0 10px; color: ${light.text}; font: 15px/23px ${family}">${item}</td>
</tr>`,
)}
</table>`

/** A piece of a mail in HTML, with the colours of the day beside each element. */
export const blockHtml =
  (light: Palette) =>
  (block: Block): Html =>
    match(block)
      .with({ kind: 'heading' }, ({ text }) => html`<h1 class="text" style="${styleOf(light, 'heading')}">${text}</h1>`)
      .with(
        { kind: 'subheading' },
        ({ text }) => html`<h2 class="text" style="${styleOf(light, 'subheading')}">${text}</h2>`,
      )
      .with({ kind: 'paragraph' }, ({ as, text }) => paragraph(light, as, text))
      .with({ kind: 'facts' }, ({ facts }) => factsBox(light, facts))
      .with({ kind: 'quotation' }, ({ heading, lines }) => quotation(light, heading, lines))
      .with({ kind: 'warnings' }, ({ heading, items }) => warnings(light, heading, items))
      .with({ kind: 'steps' }, ({ items }) => steps(light, items))
      .with({ kind: 'action' }, ({ link, label }) => button(light, link, label))
      .with({ kind: 'address' }, ({ hint, link }) => address(light, hint, link))
      .exhaustive()
