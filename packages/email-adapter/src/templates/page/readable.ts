import { type Palette, type Palettes, written } from './palette.js'

const colour = /^#[0-9a-f]{6}$/i

// Relative luminance (WCAG 2.2).
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast of two colours, 1 to 21 (WCAG 2.2, section "contrast ratio"). */
export const contrastOf = (one: string, other: string): number => {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right)
  return (lighter + 0.05) / (darker + 0.05)
}

const leastContrast = 4.5

const problemIn = (palette: Palette, scheme: string): string | undefined => {
  const wrong = Object.entries(palette).find(([, value]) => !colour.test(String(value)))
  if (wrong !== undefined) return `The colour ${wrong[0]} of the ${scheme} palette must be written as #rrggbb.`
  const pale = written.find(([on, what]) => contrastOf(palette[on], palette[what]) < leastContrast)
  return (
    pale &&
    `In the ${scheme} palette ${pale[1]} on ${pale[0]} has a contrast of ${contrastOf(palette[pale[0]], palette[pale[1]]).toFixed(1)}; it must be at least ${leastContrast}.`
  )
}

/** Why the colours cannot be used, in a sentence; undefined where they can. */
export const unreadable = ({ light, dark }: Palettes): string | undefined =>
  problemIn(light, 'light') ?? problemIn(dark, 'dark')
