/** One curve of the plot. */
export interface Curve {
  readonly label: string
  readonly colour: string
  readonly perSecond: readonly number[]
}

const width = 720
const height = 360
const left = 70
const bottom = 46

const path = (counts: readonly number[], x: (at: number) => number, y: (count: number) => number): string =>
  counts.map((count, at) => `${at === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(count).toFixed(1)}`).join('')

/** The load curve as plain SVG: requests a second against seconds since the service came back; `limit` is a dashed line. */
export const loadCurve = (title: string, curves: readonly Curve[], limit: number): string => {
  const seconds = Math.max(...curves.map(({ perSecond }) => perSecond.length))
  const most = Math.max(limit, ...curves.flatMap(({ perSecond }) => perSecond)) * 1.05
  const x = (at: number): number => left + (at / seconds) * (width - left - 16)
  const y = (count: number): number => height - bottom - (count / most) * (height - bottom - 60)
  const lines = curves.map(
    ({ perSecond, colour }) => `<path d="${path(perSecond, x, y)}" fill="none" stroke="${colour}" stroke-width="1.5"/>`,
  )
  const names = curves.map(
    ({ label, colour }, at) =>
      `<rect x="${left + at * 210}" y="38" width="14" height="4" fill="${colour}"/><text x="${left + 20 + at * 210}" y="45">${label}</text>`,
  )
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const at = Math.round(seconds * part)
    return `<text x="${x(at)}" y="${height - 26}" text-anchor="middle">${at}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="16" y="22" font-size="15" font-weight="bold">${title}</text>
${names.join('\n')}
<path d="M${left} 60V${height - bottom}H${width - 16}" fill="none" stroke="#768692"/>
<text x="${left - 8}" y="${y(most / 1.05) + 4}" text-anchor="end">${Math.round(most / 1.05)}</text>
<path d="M${left} ${y(limit)}H${width - 16}" stroke="#d5281b" stroke-dasharray="4 3"/>
<text x="${left - 8}" y="${y(limit) + 4}" text-anchor="end" fill="#d5281b">${limit}</text>
${lines.join('\n')}
${ticks.join('\n')}
<text x="${width / 2}" y="${height - 6}" text-anchor="middle">seconds since the service came back</text>
</svg>
`
}
