import type { Spread } from './figures.ts'
import type { Sizes } from './outbox.ts'

interface Bar {
  readonly label: string
  readonly value: Spread
  readonly peer: boolean
}

interface Plot {
  readonly title: string
  readonly unit: string
  readonly bars: readonly Bar[]
  readonly target?: { readonly at: number; readonly label: string }
}

const width = 720
const left = 250
const barHeight = 26

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A bar chart as plain SVG: the bar is the median, the line on it reaches from the least to the most of all rounds. */
const barChart = ({ title, unit, bars, target }: Plot): string => {
  const most = Math.max(...bars.map(({ value }) => value.max), target?.at ?? 0) * 1.05
  const x = (value: number): number => Math.round(left + (value / most) * (width - left - 90))
  const height = 60 + bars.length * (barHeight + 8) + 24
  const rows = bars.map(({ label, value, peer }, at) => {
    const y = 48 + at * (barHeight + 8)
    const middle = y + barHeight / 2
    return [
      `<text x="${left - 8}" y="${middle + 5}" text-anchor="end">${escaped(label)}</text>`,
      `<rect x="${left}" y="${y}" width="${x(value.median) - left}" height="${barHeight}" fill="${peer ? '#768692' : '#005eb8'}"/>`,
      `<path d="M${x(value.min)} ${middle}H${x(value.max)}M${x(value.min)} ${middle - 5}v10M${x(value.max)} ${middle - 5}v10" stroke="#212b32" stroke-width="1.5"/>`,
      `<text x="${Math.max(x(value.max), x(value.median)) + 8}" y="${middle + 5}">${value.median}</text>`,
    ].join('\n')
  })
  const bottom = height - 24
  const line =
    target === undefined
      ? ''
      : `<path d="M${x(target.at)} 40V${bottom}" stroke="#d5281b" stroke-dasharray="4 3"/>
<text x="${x(target.at)}" y="${bottom + 16}" text-anchor="middle" fill="#d5281b">${escaped(target.label)}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="14">
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="16" y="26" font-size="16" font-weight="bold">${escaped(title)} (${escaped(unit)})</text>
${rows.join('\n')}
${line}
</svg>
`
}

/** The plots of a measurement, file name without ending → SVG. */
export const plotsOf = (sizes: Sizes, figures: ReadonlyMap<string, Spread>): ReadonlyMap<string, string> => {
  const [, , many] = sizes.waiting
  const bar = (label: string, name: string): readonly Bar[] => {
    const value = figures.get(name)
    return value === undefined ? [] : [{ label, value, peer: /^(plainjob|bare)/.test(name) }]
  }
  const plots: Readonly<Record<string, Plot>> = {
    'bench-drain': {
      title: `Drain: the first ${sizes.first}`,
      unit: 'updates a second',
      target: { at: 5000, label: 'wanted 5,000' },
      bars: sizes.waiting.flatMap((waiting) => [
        ...bar(`Pestle, ${waiting} waiting`, `drain, first with ${waiting} waiting /s`),
        ...bar(`plainjob, ${waiting} waiting`, `plainjob drain, first with ${waiting} waiting /s`),
      ]),
    },
    'bench-enqueue': {
      title: 'Enqueue',
      unit: 'updates a second',
      bars: [1, 4].flatMap((perCommit) => [
        ...bar(`Pestle, ${perCommit} a commit`, `enqueue, ${perCommit} a commit /s`),
        ...bar(`plainjob, ${perCommit} a commit`, `plainjob enqueue, ${perCommit} a commit /s`),
      ]),
    },
    'bench-act': {
      title: 'A full act beside the bare transaction of its rows',
      unit: 'ms',
      target: { at: 16.7, label: 'one frame, 16.7 ms' },
      bars: [0, many].flatMap((waiting) =>
        ['p50', 'p99'].flatMap((part) => [
          ...bar(`act ${part}, ${waiting} waiting`, `act, with ${waiting} waiting ${part} ms`),
          ...bar(`bare ${part}, ${waiting} waiting`, `bare, with ${waiting} waiting ${part} ms`),
        ]),
      ),
    },
    'bench-http': {
      title: `Drain of ${sizes.overHttp} over loopback HTTP`,
      unit: 'updates a second',
      target: { at: 333, label: 'national limit of an application 333' },
      bars: bar('Pestle', `drain over HTTP of ${sizes.overHttp} /s`),
    },
    'bench-memory': {
      title: 'Peak memory with the line cut',
      unit: 'MB',
      bars: [
        ...bar('none waiting', 'memory with none waiting MB'),
        ...sizes.waiting.flatMap((waiting) => bar(`${waiting} waiting`, `memory with ${waiting} waiting MB`)),
      ],
    },
  }
  return new Map(Object.entries(plots).map(([name, plot]) => [name, barChart(plot)]))
}
