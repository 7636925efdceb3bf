const ukDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The UK day of an instant (UTC ms) as `YYYY-MM-DD`. */
export const localDay = (instant: number): string => ukDay.format(instant)

/** The day some days after a day. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** An instant as Spine writes it, to the second with its offset. */
export const spineTime = (instant: number): string => new Date(instant).toISOString().replace(/\.\d+Z$/, '+00:00')
