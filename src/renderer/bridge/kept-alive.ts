// The browser sends on no more than 64 KiB of a page that goes, of all requests together (Fetch standard); some is left for their heads.
const mostBytes = 60_000

/** How many bytes of a page that goes a body takes beside those `onTheirWay`, for the browser to send it on; 0 where it does not fit. */
export const keptAliveBytes = (body: string, onTheirWay: number): number => {
  const bytes = new TextEncoder().encode(body).length
  return onTheirWay + bytes < mostBytes ? bytes : 0
}
