import type { Measured } from './measure.ts'
import { slopesOf, type FlatName } from './slope.ts'

const width = 720
const left = 180
const rowHeight = 74

const shown: Readonly<
  Record<FlatName, { readonly label: string; readonly of: (value: number) => number; readonly unit: string }>
> = {
  heap: { label: 'Heap after collection', of: (value) => value / 1024 ** 2, unit: 'MB' },
  data: { label: 'of it not compiled code', of: (value) => value / 1024 ** 2, unit: 'MB' },
  rss: { label: 'Resident memory', of: (value) => value / 1024 ** 2, unit: 'MB' },
  handles: { label: 'Handles', of: (value) => value, unit: '' },
  descriptors: { label: 'File descriptors', of: (value) => value, unit: '' },
  timers: { label: 'Timers', of: (value) => value, unit: '' },
  wal: { label: 'Write-ahead log', of: (value) => value / 1024 ** 2, unit: 'MB' },
  log: { label: 'Log', of: (value) => value / 1024, unit: 'KB' },
}

const number = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(1))

/** A line per figure over the days as plain SVG, each from zero to a little above its most, with what the line through it rose. */
export const soakPlot = (days: readonly Measured[]): string => {
  const slopes = slopesOf(days)
  const height = 50 + slopes.length * rowHeight + 30
  const x = (at: number): number => Math.round(left + (at / Math.max(1, days.length - 1)) * (width - left - 130))
  const rows = slopes.map(({ name, rise, flat }, row) => {
    const { label, of, unit } = shown[name]
    const values = days.map((day) => of(day[name]))
    const most = Math.max(...values, 1e-9) * 1.1
    const bottom = 50 + (row + 1) * rowHeight - 14
    const y = (value: number): number => Math.round((bottom - (value / most) * (rowHeight - 22)) * 10) / 10
    const points = values.map((value, at) => `${x(at)},${y(value)}`).join(' ')
    return [
      `<text x="${left - 10}" y="${bottom - 18}" text-anchor="end">${label}</text>`,
      `<path d="M${left} ${bottom}H${width - 130}" stroke="#d8dde0"/>`,
      `<polyline points="${points}" fill="none" stroke="#005eb8" stroke-width="1.5"/>`,
      `<text x="${width - 122}" y="${bottom - 24}">${number(values.at(-1) ?? 0)} ${unit}</text>`,
      `<text x="${width - 122}" y="${bottom - 8}" font-size="11" fill="${flat ? '#4c6272' : '#d5281b'}">rose ${number(of(rise))} ${unit}</text>`,
    ].join('\n')
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="14">
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="16" y="26" font-size="16" font-weight="bold">${days.length} days in one process, at the end of each day</text>
${rows.join('\n')}
<text x="${left}" y="${height - 10}" font-size="11">day 1</text>
<text x="${width - 130}" y="${height - 10}" font-size="11" text-anchor="end">day ${days.length}</text>
</svg>
`
}
