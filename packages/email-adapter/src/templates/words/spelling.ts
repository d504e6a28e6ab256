/** Puts times into words with weekday, date, minute and time zone. */
export const timeIn = (locale: string): ((instant: Date) => string) => {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' })
  return (instant) => `${format.format(instant)} UTC`
}

/** Puts days into words, in UTC. */
export const dayIn = (locale: string): ((instant: Date) => string) => {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  return (instant) => format.format(instant)
}

/** Puts several things into one sentence. */
export const listIn = (locale: string): ((things: readonly string[]) => string) => {
  const format = new Intl.ListFormat(locale, { type: 'conjunction' })
  return (things) => format.format(things)
}

/** Chooses the form that a number takes in a language. */
export const pluralIn = (
  locale: string,
  forms: { readonly other: string } & { readonly [Rule in Intl.LDMLPluralRule]?: string },
): ((count: number) => string) => {
  const rules = new Intl.PluralRules(locale)
  return (count) => forms[rules.select(count)] ?? forms.other
}
