import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { jitters, playHerd } from './herd.ts'
import { loadCurve } from './herd-plot.ts'

const wanted = { pharmacies: 10_000, waiting: 12, limitPerSecond: 333, longestS: 900 } as const

/** Plays ten thousand pharmacies coming back, with the product's jitter and with none, and draws the load in `folder`. */
export const showHerd = (folder: string): Readonly<Record<string, unknown>> => {
  const product = playHerd({ ...wanted, random: jitters.full })
  const without = playHerd({ ...wanted, random: jitters.none })
  mkdirSync(folder, { recursive: true })
  const plot = loadCurve(
    `${wanted.pharmacies.toLocaleString('en')} pharmacies come back, ${wanted.waiting} updates each: requests a second`,
    [
      { label: 'without jitter, asked', colour: '#aeb7bd', perSecond: without.offered },
      { label: 'Pestle, asked', colour: '#005eb8', perSecond: product.offered },
      { label: 'Pestle, answered', colour: '#007f3b', perSecond: product.accepted },
    ],
    wanted.limitPerSecond,
  )
  writeFileSync(path.join(folder, 'herd.svg'), plot)
  const { worstSecond, requests, halfAtS, doneAtS } = product
  return {
    ...wanted,
    worstSecond,
    requestsPerUpdate: Math.round((requests / wanted.pharmacies / wanted.waiting) * 100) / 100,
    halfAtS: Math.round(halfAtS),
    doneAtS: doneAtS === null ? null : Math.round(doneAtS),
    leastS: Math.ceil((wanted.pharmacies * wanted.waiting) / wanted.limitPerSecond),
    withoutJitter: { worstSecond: without.worstSecond, doneAtS: without.doneAtS },
  }
}
