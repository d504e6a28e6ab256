import type { PortalColours } from './portal-options.js'

type Rgb = readonly [red: number, green: number, blue: number]

const white: Rgb = [255, 255, 255]
const black: Rgb = [0, 0, 0]
// The darkest and the lightest that text in the accent stands on.
const darkGround: Rgb = [38, 42, 51]
const lightGround: Rgb = [240, 242, 246]
// WCAG 2.2, success criterion 1.4.3.
const readable = 4.5

const parse = (colour: string): Rgb => {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  if (parts === null) throw new Error(`${JSON.stringify(colour)} is not a colour of the form #rrggbb`)
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => Number.parseInt(part, 16))
  return [red, green, blue]
}

const text = (colour: Rgb): string => `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`

const linear = (part: number): number => {
  const share = part / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)

const contrast = (one: Rgb, other: Rgb): number => {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

const mixed = (colour: Rgb, towards: Rgb, share: number): Rgb => {
  const part = (index: 0 | 1 | 2) => Math.round(colour[index] + (towards[index] - colour[index]) * share)
  return [part(0), part(1), part(2)]
}

/** The colour, as much lighter or darker as it must be to be read on the ground. */
const readableOn = (ground: Rgb, towards: Rgb, colour: Rgb): Rgb => {
  for (let step = 0; step < 20; step += 1) {
    const tried = mixed(colour, towards, step / 20)
    if (contrast(tried, ground) >= readable) return tried
  }
  return towards
}

const rules = (accent: Rgb): string => {
  const onAccent = contrast(accent, white) >= readable ? white : black
  return `{ --host-accent: ${text(accent)}; --host-on-accent: ${text(onAccent)}; }`
}

/**
 * The style sheet with a host's colours: the custom properties `--host-accent` and `--host-on-accent`, for light and for
 * dark. A sheet of this server's, so that the pages need no style element. Empty where the host has no colours.
 *
 * @throws an Error where a colour is not of the form `#rrggbb`
 */
export const colourSheet = (colours: PortalColours | undefined): string => {
  if (colours === undefined) return ''
  const light = rules(readableOn(lightGround, black, parse(colours.accent)))
  const dark = rules(readableOn(darkGround, white, parse(colours.accentDark ?? colours.accent)))
  return `:root ${light}\n@media (prefers-color-scheme: dark) { :root ${dark} }\n:root[data-theme="dark"] ${dark}\n:root[data-theme="light"] ${light}\n`
}
