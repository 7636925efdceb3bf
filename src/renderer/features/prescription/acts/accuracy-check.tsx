import { useState, type ReactElement } from 'react'
import type { Item } from '../../../../domain/prescription.ts'
import { portionsHere } from '../../../../domain/supply.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { Keys } from '../../../ui/use-keys.ts'
import { accuracyPassedWords } from '../../../wording/at-the-counter.ts'
import { counted } from '../../../wording/numbers-and-dates.ts'
import { ActDialog, type ActProps, type Ending } from '../act-dialog.tsx'
import { itemOf } from '../detail.ts'
import { useDraft } from '../drafts/use-draft.ts'
import { useCheckedPacks } from './checked-packs.ts'
import { differencesOf } from './differences.ts'
import { useNearMissForm, type NearMissForm } from './near-miss-form.tsx'
import { OwnWork, useWorkingAlone } from './own-work.tsx'
import { PackScanSays } from './pack-scan.tsx'
import { ToCompare } from './to-compare.tsx'

const partWords = (checked: number, all: number): string => `${String(checked)} of ${String(all)} correct`

const isOwn = (item: Item, personId: string | null): boolean =>
  portionsHere(item).some((portion) => portion.accuracy === null && portion.assembled.by.id === personId)

const failing = (props: ActProps, miss: NearMissForm): Ending => ({
  button: 'Send back to assembly',
  words: 'Near miss recorded. It is back at assembly.',
  look: 'danger',
  keyOf: 'Control+Enter',
  commands:
    miss.itemId === null || miss.nearMiss === null
      ? null
      : [
          {
            detail: props.detail,
            command: { type: 'fail-accuracy-check', itemId: miss.itemId, nearMiss: miss.nearMiss },
          },
        ],
  missing: miss.missing,
})

const BegunMiss = (props: { readonly onGoOn: () => void; readonly onThrowAway: () => void }): ReactElement => (
  <Notice tone="attention" icon="half" head="A near miss was begun.">
    <Button keyOf="f" onPress={props.onGoOn}>
      Go on with it
    </Button>{' '}
    <Button keyOf="t" onPress={props.onThrowAway}>
      Throw it away
    </Button>
  </Notice>
)

/**
 * The second pair of eyes: prescribed beside assembled, each item ticked by hand, by its number or by scanning every pack of it.
 * F and a number send it back as a near miss.
 */
export const AccuracyCheckAct = (props: ActProps & { readonly personId: string | null }): ReactElement => {
  const { detail, itemIds, personId } = props
  const items = itemIds.flatMap((itemId) => itemOf(detail.prescription, itemId) ?? [])
  // Never where the window begins: the number that ticks an item is there the name of a mistake.
  const [isFailing, setIsFailing] = useState(false)
  const [ticked, setTicked] = useDraft<readonly string[]>('ticked', [], { check: true })
  // What was ticked before this window opened: its number, pressed by habit, unticks it.
  const [earlier, setEarlier] = useState(ticked)
  const [seen, setSeen] = useDraft<readonly string[]>('seen', [], { check: true })
  const [selfReason, setSelfReason] = useDraft('selfReason', '')
  const isNew = (itemId: string): void => {
    setEarlier((before) => before.filter((other) => other !== itemId))
  }
  const packs = useCheckedPacks(items, (itemId) => {
    setTicked((before) => (before.includes(itemId) ? before : [...before, itemId]))
    isNew(itemId)
  })
  const miss = useNearMissForm(items)
  const alone = useWorkingAlone(personId)
  const isTicked = ({ content }: Item): boolean => ticked.includes(content.id)
  const checked = items.filter(isTicked)
  const own = checked.some((item) => isOwn(item, personId))
  // One at a time, each read before the next.
  const nextDifference = items.flatMap(differencesOf).find(({ key }) => !seen.includes(key))?.key ?? null
  const unseen = checked.flatMap(differencesOf).filter(({ key }) => !seen.includes(key))
  const missing =
    packs.blocked ??
    (miss.begun
      ? 'A near miss was begun: go on with it, or throw it away.'
      : checked.length === 0
        ? 'Tick each item that you have checked, or scan its packs.'
        : unseen.length > 0
          ? `${counted(unseen.length, 'difference')} from the prescription still to be ticked.`
          : own && alone === null && selfReason.trim() === ''
            ? 'Say why you check your own work.'
            : undefined)
  const passed: Ending = {
    button:
      checked.length === 0 || checked.length === items.length ? 'All correct' : partWords(checked.length, items.length),
    words: accuracyPassedWords(checked.length, items.length),
    look: 'primary',
    keyOf: 'Control+Enter',
    commands:
      missing !== undefined
        ? null
        : [
            {
              detail,
              command: {
                type: 'record-accuracy-check',
                itemIds: checked.map(({ content }) => content.id),
                outcome: 'passed',
                selfCheckReason: own ? (alone ?? selfReason.trim()) : null,
              },
            },
          ],
    missing,
  }
  const tick = (itemId: string, on: boolean): void => {
    setTicked(on ? [...ticked, itemId] : ticked.filter((other) => other !== itemId))
    isNew(itemId)
  }
  const fail = (): void => {
    setIsFailing(true)
  }
  const ticking: Keys = {
    f: fail,
    ...(nextDifference === null
      ? {}
      : {
          d: () => {
            setSeen([...seen, nextDifference])
          },
        }),
    ...(miss.begun ? { t: miss.throwAway } : {}),
    ...Object.fromEntries(
      items.slice(0, 9).map(({ content }, at) => [
        String(at + 1),
        () => {
          tick(content.id, !ticked.includes(content.id))
        },
      ]),
    ),
  }
  return (
    <ActDialog
      {...props}
      wide
      title={isFailing ? 'Accuracy check: what is wrong?' : 'Accuracy check'}
      keys={isFailing ? miss.keys : ticking}
      endings={[isFailing ? failing(props, miss) : passed]}
      foot={
        <Button
          key={isFailing ? 'back' : 'wrong'}
          {...(isFailing ? {} : { keyOf: 'f' })}
          onPress={() => {
            setIsFailing(!isFailing)
          }}
        >
          {isFailing ? 'Back to the check' : 'Something is wrong'}
        </Button>
      }
    >
      {isFailing ? (
        miss.fields
      ) : (
        <>
          {miss.begun ? <BegunMiss onGoOn={fail} onThrowAway={miss.throwAway} /> : null}
          <PackScanSays scans={packs} />
          {items.map((item, at) => (
            <ToCompare
              key={item.content.id}
              item={item}
              keyOf={at < 9 ? String(at + 1) : null}
              ticked={isTicked(item)}
              earlier={earlier.includes(item.content.id)}
              scanned={packs.counts[item.content.id] ?? 0}
              seen={seen}
              onSeen={setSeen}
              next={nextDifference}
              onTick={(on) => {
                tick(item.content.id, on)
              }}
            />
          ))}
          {own ? <OwnWork alone={alone} reason={selfReason} onReason={setSelfReason} /> : null}
        </>
      )}
    </ActDialog>
  )
}
