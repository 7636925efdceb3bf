import { useEffect, useRef, useState, type ReactElement } from 'react'
import type { Product } from '../../../../contract/products.ts'
import { expiryDay } from '../../../../domain/scan/expiry-day.ts'
import type { PackScan } from '../../../../domain/scan/pack-scan.ts'
import { ukDate, type LocalDate } from '../../../../domain/uk-date.ts'
import { ask } from '../../../bridge/ask.ts'
import { useBridge } from '../../../bridge/bridge-context.ts'
import { now } from '../../../bridge/clock.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice, type Tone } from '../../../ui/notice.tsx'
import {
  blockedWords,
  expiredWords,
  fullWords,
  scannedTwiceWords,
  typedInPackWords,
  unknownPackWords,
  wrongProductWords,
} from '../../../wording/packs.ts'
import { troubleWords } from '../../../wording/troubles.ts'
import { useScansOfAct } from '../begun-by-scan.ts'
import { useDraft } from '../drafts/use-draft.ts'
import css from './forms.module.css'
import { withSaid } from './said-of-scans.ts'
import { weighPack, type PackFor, type Weighed } from './weigh-pack.ts'

/** A pack that is for an item. `expiry` is its last usable day. */
export interface MatchedPack {
  readonly itemId: string
  readonly product: Product
  readonly pack: PackScan
  readonly batch: string | null
  readonly expiry: LocalDate | null
}

/** What is said of a scanned pack. `blocks`: until the person has put it away, nothing is confirmed, whatever else is scanned. */
export interface PackSaid {
  readonly tone: Tone
  readonly head: string
  readonly todo: string
  readonly blocks: boolean
  /** The pack that the product file does not know. */
  readonly unknown: PackScan | null
}

/** What to say of a pack; what is danger, or not known, blocks. */
export const packSaid = (
  tone: Tone,
  words: { readonly head: string; readonly todo: string },
  unknown?: PackScan,
): PackSaid => ({
  tone,
  ...words,
  blocks: tone === 'danger' || unknown !== undefined,
  unknown: unknown ?? null,
})

const wordsFor = (weighed: Weighed, pack: PackScan, items: readonly PackFor[], today: LocalDate): PackSaid => {
  switch (weighed.is) {
    case 'match':
      return packSaid('attention', fullWords(weighed.product.name))
    case 'wrong-product':
      return packSaid(
        'danger',
        wrongProductWords(
          weighed.product.name,
          items.map(({ item }) => item.content.drug.name),
        ),
      )
    case 'expired':
      return packSaid('danger', expiredWords(weighed.product.name, weighed.expiry))
    case 'scanned-twice':
      return packSaid('attention', scannedTwiceWords(weighed.product.name, weighed.serial))
    case 'unknown-product': {
      const expiry = pack.expiry === null ? null : expiryDay(pack.expiry, today)
      if (expiry !== null && expiry < today) return packSaid('danger', expiredWords(`the pack ${pack.gtin}`, expiry))
      return packSaid(
        'attention',
        weighed.product === null ? unknownPackWords(pack.gtin) : typedInPackWords(weighed.product.name),
        pack,
      )
    }
  }
}

/** What a window that takes packs knows of those scanned. */
export interface PackScans {
  /** What stands until it is put away, in the order it was scanned, then what is said of the last one. */
  readonly said: readonly PackSaid[]
  /** Why nothing may be confirmed now; undefined when nothing stands in the way. */
  readonly blocked: string | undefined
  readonly putAway: (said: PackSaid) => void
}

/** What is said after one more pack: what blocks is never replaced, and said once. */
export const withPack = (before: readonly PackSaid[], said: PackSaid): readonly PackSaid[] =>
  withSaid(before, said, { stands: ({ blocks }) => blocks, about: ({ head }) => head })

/**
 * Takes the packs scanned while a window is open, one after the other, beginning with the one that opened it. `items` is asked
 * afresh for each pack, and has to know what `onMatch` counted before it; a pack that is not right is never given to `onMatch`.
 * One that nobody has said is put away stands there again when the window is opened again.
 */
export const usePackScans = (props: {
  readonly items: () => readonly PackFor[]
  /** `wrongBefore`: a wrong pack was scanned, and nobody has said since that it is put away. */
  readonly onMatch: (matched: MatchedPack, wrongBefore: boolean) => PackSaid
}): PackScans => {
  const bridge = useBridge()
  const [out, setOut] = useDraft<readonly PackSaid[]>('wrongPacks', [])
  const [said, setSaid] = useState(out)
  // At once, because the next pack may be weighed before the screen has shown this one.
  const standing = useRef(said)
  const put = (all: readonly PackSaid[]): void => {
    standing.current = all
    setSaid(all)
    setOut(all.filter(({ blocks }) => blocks))
  }
  const tell = (one: PackSaid): void => {
    put(withPack(standing.current, one))
  }
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  // Packs come faster than answers: each is weighed with what was counted before it.
  const queue = useRef<Promise<void>>(Promise.resolve())
  const take = async (pack: PackScan): Promise<void> => {
    const outcome = await ask(bridge, 'products:find', { gtin: pack.gtin })
    if (outcome.kind !== 'answer') {
      const words = outcome.kind === 'refusal' ? undefined : troubleWords(outcome)
      if (words !== undefined) tell(packSaid('attention', { head: words.what, todo: words.todo }))
      return
    }
    const { items, onMatch } = latest.current
    const all = items()
    const today = ukDate(now())
    const weighed = weighPack(pack, outcome.value.product, all, today)
    if (weighed.is !== 'match' || weighed.full || weighed.itemId === null) tell(wordsFor(weighed, pack, all, today))
    else {
      const { itemId, product, batch, expiry } = weighed
      const wrongBefore = standing.current.some(({ blocks }) => blocks)
      tell(onMatch({ itemId, product, pack, batch, expiry }, wrongBefore))
    }
  }
  useScansOfAct((scan) => {
    if (scan.kind !== 'pack') return false
    queue.current = queue.current.then(() => take(scan))
    return true
  })
  const blocking = said.findLast(({ blocks }) => blocks)
  return {
    said,
    blocked: blocking === undefined ? undefined : blockedWords(blocking.unknown !== null),
    putAway: (away) => {
      put(standing.current.filter((one) => one !== away))
    },
  }
}

/** What came of the packs scanned, each that is not right until it is put away, read out at once. */
export const PackScanSays = (props: {
  readonly scans: PackScans
  /** Taking a pack by hand that the product file does not know, where the window can. */
  readonly byHand?: readonly { readonly words: string; readonly take: (pack: PackScan) => void }[]
}): ReactElement => {
  const { said, putAway } = props.scans
  return (
    <>
      {said.map((words) => (
        <Notice key={words.head} tone={words.tone} head={words.head} says>
          {words.todo === '' ? null : <p>{words.todo}</p>}
          {words.blocks ? (
            <div className={css['suggestions']}>
              {(words.unknown === null ? [] : (props.byHand ?? [])).map(({ words: button, take }) => (
                <Button
                  key={button}
                  onPress={() => {
                    if (words.unknown !== null) take(words.unknown)
                    putAway(words)
                  }}
                >
                  {button}
                </Button>
              ))}
              <Button
                onPress={() => {
                  putAway(words)
                }}
              >
                It is put away
              </Button>
            </div>
          ) : null}
        </Notice>
      ))}
    </>
  )
}
