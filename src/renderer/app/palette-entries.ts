import type { ActInHand } from '../bridge/acts-in-hand.ts'
import type { PaletteEntry } from '../features/palette/palette.tsx'
import { appKeys, screenWords } from '../wording/keys.ts'
import { practiceWords } from '../wording/practice.ts'
import { listWords } from '../wording/stages.ts'
import { thisPcActs } from '../wording/this-pc-acts.ts'
import { focusWhenThere } from './focus-when-there.ts'
import type { ScreenName } from './use-screen.ts'

/** What the window itself can do when it is named. */
export interface WindowActs {
  readonly go: (screen: ScreenName) => void
  readonly search: () => void
  readonly help: () => void
  readonly lock: () => void
  readonly who: () => void
  readonly byHand: () => void
  readonly onDuty: () => void
  /** The line of practice mode, null in every other. */
  readonly practiceLine: 'on' | 'cut' | null
}

// Its button gets the focus: the palette itself does nothing.
const practiceEntries = (line: WindowActs['practiceLine']): readonly PaletteEntry[] =>
  line === null
    ? []
    : [
        ['more', practiceWords.more, 'new demo'] as const,
        [
          'line',
          line === 'cut' ? practiceWords.restore : practiceWords.cut,
          'cut restore network offline internet nhs',
        ] as const,
      ].map(([name, words, also]) => ({
        id: `practice-${name}`,
        group: practiceWords.band,
        words: `${words}: goes to its button. Press Enter there`,
        also,
        run: () => {
          focusWhenThere(practiceWords.band, [words])
        },
      }))

/** Everything the palette finds: the acts on the prescription in hand, every place, what This PC can do, and what the window does. `print` is null while none is in hand. */
export const paletteEntries = (
  acts: readonly ActInHand[],
  window: WindowActs,
  print: (() => void) | null,
): readonly PaletteEntry[] => [
  ...acts.map((act) => ({
    id: `act-${act.command}`,
    group: act.why === undefined ? 'In hand' : 'Not now',
    words: act.words,
    keyOf: act.keyOf,
    why: act.why,
    run: act.begin,
  })),
  ...Object.entries({ ...listWords, ...screenWords }).map(([screen, { name, key }]) => ({
    id: `go-${screen}`,
    group: 'Go to',
    words: name,
    ...(key === null ? {} : { keyOf: key }),
    run: () => {
      window.go(screen as ScreenName)
    },
  })),
  ...thisPcActs.map(({ name, words, also, part, buttons }) => ({
    id: `this-pc-${name}`,
    group: screenWords['this-pc'].name,
    words,
    also,
    run: () => {
      window.go('this-pc')
      focusWhenThere(part, buttons)
    },
  })),
  ...practiceEntries(window.practiceLine),
  ...(
    [
      ['search', window.search],
      ['who', window.who],
      ['by-hand', window.byHand],
      ['on-duty', window.onDuty],
      ['lock', window.lock],
      ['help', window.help],
      ...(print === null ? [] : [['print', print] as const]),
    ] as const
  ).map(([name, run]) => ({
    id: `window-${name}`,
    group: 'Pestle',
    words: appKeys[name].does,
    keyOf: appKeys[name].key,
    run,
  })),
]
