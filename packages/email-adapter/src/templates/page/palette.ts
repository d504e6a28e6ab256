/** The colours of one scheme: grounds, and what is written on them. */
export interface Palette {
  readonly page: string
  readonly card: string
  readonly inset: string
  readonly line: string
  readonly text: string
  readonly quiet: string
  readonly link: string
  readonly button: string
  readonly onButton: string
  readonly alert: string
  readonly onAlert: string
}

/** The colours by day and by night. */
export interface Palettes {
  readonly light: Palette
  readonly dark: Palette
}

/** The colours of mails by day and by night. */
export const palettes: Palettes = {
  light: {
    page: '#eef0f4',
    card: '#ffffff',
    inset: '#f6f7fa',
    line: '#dfe3ea',
    text: '#131a2b',
    quiet: '#525b6e',
    link: '#2f3fb5',
    button: '#2f3fb5',
    onButton: '#ffffff',
    alert: '#fdf0d5',
    onAlert: '#5c3c00',
  },
  dark: {
    page: '#0b0f19',
    card: '#151b2a',
    inset: '#1d2536',
    line: '#303a50',
    text: '#f2f4f9',
    quiet: '#b3bccd',
    link: '#aebcff',
    button: '#aebcff',
    onButton: '#10162a',
    alert: '#3b2c0c',
    onAlert: '#ffdf9e',
  },
}

/** Which colour is written on which: each pair has a contrast of at least 4.5 (WCAG 2.2, success criterion 1.4.3). */
export const written: readonly (readonly [on: keyof Palette, what: keyof Palette])[] = [
  ['card', 'text'],
  ['card', 'quiet'],
  ['card', 'link'],
  ['inset', 'text'],
  ['inset', 'quiet'],
  ['page', 'quiet'],
  ['button', 'onButton'],
  ['alert', 'onAlert'],
]
