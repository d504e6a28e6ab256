/** A piece of HTML in which everything from outside has been escaped. */
export interface Html {
  readonly html: string
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '')

const rendered = (value: string | Html | readonly Html[]): string => {
  if (typeof value === 'string') return escaped(value)
  return 'html' in value ? value.html : value.map((one) => one.html).join('\n')
}

/** A template tag that escapes every value put in, unless it is {@link Html} itself or a list of it. */
export const html = (pieces: TemplateStringsArray, ...values: readonly (string | Html | readonly Html[])[]): Html => ({
  html: pieces.map((piece, index) => (index === 0 ? '' : rendered(values[index - 1] ?? '')) + piece).join(''),
})
