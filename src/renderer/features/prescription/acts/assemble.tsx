import { useContext, useEffect, useRef, useState, type ReactElement } from 'react'
import type { PackScan } from '../../../../domain/scan/pack-scan.ts'
import { leftToAssemble } from '../../../../domain/supply.ts'
import { ukDate } from '../../../../domain/uk-date.ts'
import { now } from '../../../bridge/clock.ts'
import { assembleButtonWords, assembledToldWords } from '../../../wording/assembled.ts'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { BegunByScan } from '../begun-by-scan.ts'
import { itemOf } from '../detail.ts'
import { useDraft } from '../drafts/use-draft.ts'
import { assembleCommand, assembleMissing, countsOf, freshForm, type ItemForm } from './assemble-form.ts'
import { AssembleItem } from './assemble-item.tsx'
import { countPack, isFull, scannedFor, takeByHand, untickUntouched } from './assemble-scan.ts'
import { completeByScans } from './complete-by-scans.ts'
import { PackScanSays, usePackScans } from './pack-scan.tsx'
import { whyItCameBack } from './why-it-came-back.ts'

/** Assembly of the items that still need it, all in one window; what is short becomes an owing. */
export const AssembleAct = (props: ActProps): ReactElement => {
  const { detail } = props
  const items = props.itemIds.flatMap((itemId) => itemOf(detail.prescription, itemId) ?? [])
  const [forms, setForms] = useDraft<readonly ItemForm[]>(
    'forms',
    () => {
      const needed = items.filter((item) => leftToAssemble(item) > 0)
      const owed = needed.length > 0 ? needed : items.filter((item) => item.owing !== null)
      const ticked = owed.length > 0 ? owed : items
      return items.map((item) => freshForm(item, ticked.includes(item)))
    },
    { check: true },
  )
  const latest = useRef(forms)
  useEffect(() => {
    latest.current = forms
  })
  const put = (all: readonly ItemForm[], changed: ItemForm): void => {
    // At once, because the next pack may be weighed before the screen has shown this one.
    latest.current = all.map((other) => (other.itemId === changed.itemId ? changed : other))
    setForms(latest.current)
  }
  const change = (changed: ItemForm): void => {
    put(latest.current, changed)
  }
  const formOf = (itemId: string): ItemForm | undefined => latest.current.find((form) => form.itemId === itemId)
  const openedByScan = useContext(BegunByScan) !== null
  const scannedHere = useRef(0)
  const [complete, setComplete] = useState(false)
  const scans = usePackScans({
    items: () =>
      items.flatMap((item) => {
        const form = formOf(item.content.id)
        return form === undefined ? [] : [{ item, before: scannedFor(form), full: isFull(item, form) }]
      }),
    onMatch: (matched, wrongBefore) => {
      const [item, form] = [itemOf(detail.prescription, matched.itemId), formOf(matched.itemId)]
      if (item === undefined || form === undefined) throw new Error('A pack was matched to an item not in the window')
      const counted = countPack(item, form, matched)
      put(untickUntouched(items, latest.current), counted.form)
      scannedHere.current += 1
      const count = scannedHere.current
      // With a wrong pack still on the bench no scan ends it: a person looks, and presses.
      if (!counted.said.blocks && !wrongBefore)
        setComplete(completeByScans(items, latest.current, { count, openedByScan }))
      return counted.said
    },
  })
  const byHand = items.map((item) => ({
    words: items.length === 1 ? 'Take it by hand' : `Take it by hand for ${item.content.drug.name}`,
    take: (pack: PackScan) => {
      const form = formOf(item.content.id)
      if (form !== undefined) put(untickUntouched(items, latest.current), takeByHand(item, form, pack, ukDate(now())))
    },
  }))
  const chosen = forms.filter((form) => form.ticked)
  const commands = chosen.flatMap((form) => {
    const item = itemOf(detail.prescription, form.itemId)
    const command = item && assembleCommand(item, form)
    return command ? [{ detail, command }] : []
  })
  const missingWords = chosen.flatMap((form) => {
    const item = itemOf(detail.prescription, form.itemId)
    return (item && assembleMissing(item, form)) ?? []
  })[0]
  return (
    <ActDialog
      {...props}
      wide
      title="Assemble"
      complete={complete}
      endings={[
        {
          button: assembleButtonWords(countsOf(chosen)),
          words: assembledToldWords(countsOf(chosen)),
          look: 'primary',
          keyOf: 'Control+Enter',
          commands:
            scans.blocked === undefined && chosen.length > 0 && commands.length === chosen.length ? commands : null,
          missing: scans.blocked ?? (chosen.length === 0 ? 'Choose what you have assembled.' : missingWords),
        },
      ]}
    >
      <PackScanSays scans={scans} byHand={byHand} />
      {items.map((item, at) => {
        const form = forms[at]
        return form === undefined ? null : (
          <AssembleItem
            key={form.itemId}
            item={item}
            form={form}
            only={items.length === 1}
            cameBackBy={whyItCameBack(detail.acts, item)}
            onChange={change}
          />
        )
      })}
    </ActDialog>
  )
}
