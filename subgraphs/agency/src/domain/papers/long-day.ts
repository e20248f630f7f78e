/** 2026-11-22 as the language writes it out: 22 November 2026. A locale may name a calendar: fa-AF-u-ca-gregory. */
export const longDay = (locale: string, day: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
