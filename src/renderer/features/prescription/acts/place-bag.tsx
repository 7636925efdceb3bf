import { useState, type ReactElement } from 'react'
import type { Item, Place, Route } from '../../../../domain/prescription.ts'
import { isElsewhere } from '../../../../domain/kept-in.ts'
import { portionsHere } from '../../../../domain/supply.ts'
import { Choices, choicesOf } from '../../../ui/choices.tsx'
import { classes } from '../../../ui/class-names.ts'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import {
  elsewhereMissingWords,
  elsewhereReasons,
  elsewhereWords,
  placeKinds,
  placeWords,
  routeWords,
} from '../../../wording/places.ts'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { itemOf, type Detail } from '../detail.ts'
import { useScanned } from '../../../ui/scanning.tsx'
import { useQuestion } from '../../../bridge/use-question.ts'
import { useDraft } from '../drafts/use-draft.ts'
import type { OnPrescription } from '../use-acting.tsx'
import type { Other } from '../use-others.ts'
import { useGoingAlong } from '../use-going-along.ts'
import { toBag } from './bag-contents.ts'
import { BagItems } from './bag-items.tsx'
import { BagScanSays } from './bag-scan-says.tsx'
import { useBagScans } from './bag-scan.ts'
import { completeByLabels } from './complete-by-labels.ts'
import { NotReadyYet } from './every-bag.tsx'
import css from './forms.module.css'
import { GoesAlong } from './goes-along.tsx'
import { isNewPlace } from './new-place.ts'
import { PlacesOffered } from './places-offered.tsx'
import { proposedBagLabel } from './proposed-bag-label.ts'
import { ReasonField } from './reason-field.tsx'
import { itemsNotBagged } from './where-items-are.ts'

const lastPlaceOf = (items: readonly Item[]) =>
  items.flatMap((item) => portionsHere(item).flatMap((portion) => portion.lastPlace ?? [])).at(-1)

// What the product file does not know of is offered the cabinet by its schedule, and never asked about.
const usualKind = (items: readonly Item[], keptIn: Detail['keptIn']): Place['kind'] => {
  const kinds = items.map(({ content }) => keptIn[content.id])
  if (kinds.includes('cd-cabinet') || items.some(({ schedule }) => schedule === '1' || schedule === '2'))
    return 'cd-cabinet'
  return kinds.includes('fridge') ? 'fridge' : 'shelf'
}

const itemsElsewhere = (placing: readonly Other[], place: Place) =>
  placing.flatMap(({ detail, itemIds }) =>
    itemIds.flatMap((itemId) => {
      const item = itemOf(detail.prescription, itemId)
      const keptIn = detail.keptIn[itemId] ?? null
      return item && keptIn !== null && isElsewhere(item, keptIn, place)
        ? [{ name: item.content.drug.name, keptIn }]
        : []
    }),
  )

/** Confirms a bag in its place: the only act that makes a prescription ready. */
export const PlaceBagAct = (props: ActProps): ReactElement => {
  const { detail, itemIds } = props
  const items = itemIds.flatMap((itemId) => itemOf(detail.prescription, itemId) ?? [])
  const before = lastPlaceOf(items)
  const along = useGoingAlong(detail, 'place-bag', 'none')
  const [ticked, setTicked] = useDraft<readonly string[]>('ticked', itemIds)
  const [bagId, setBagId] = useDraft('bagId', () => proposedBagLabel(detail))
  const [kind, setKind] = useDraft<Place['kind']>('kind', before?.place.kind ?? usualKind(items, detail.keptIn))
  const [label, setLabel] = useDraft('label', before?.place.label ?? '')
  const [elsewhere, setElsewhere] = useDraft('elsewhere', '')
  const [route, setRoute] = useDraft<Route>('route', detail.prescription.preferredRoute)
  const bags = useBagScans(detail, setBagId)
  const [scanned, setScanned] = useState<Place | null>(null)
  const [touched, setTouched] = useState(false)
  // By a person's hand: what is then in the window is theirs to confirm.
  const byHand =
    <T,>(set: (value: T) => void) =>
    (value: T): void => {
      setTouched(true)
      set(value)
    }
  useScanned((scan) => {
    if (scan.kind !== 'place') return false
    setScanned(scan.place)
    setKind(scan.place.kind)
    setLabel(scan.place.label)
    return true
  })
  const complete = completeByLabels({
    // What stands in the fields: a scan writes there, and so may a person since.
    bagId: bags.endsWith === bagId ? bags.endsWith : null,
    place: scanned?.label === label ? scanned : null,
    touched,
    items: items.filter((item) => ticked.includes(item.content.id)),
    keptIn: detail.keptIn,
    possible: itemIds.length,
    others: along.fetched && along.unread.length === 0 ? along.others.length : null,
  })
  const place: Place = { kind, label: label.trim() }
  const known = useQuestion('places:known', {}, { alwaysAsk: true })
  const inUse = known.reply?.kind === 'answer' ? known.reply.value.places : []
  const isNew = isNewPlace(place, inUse, [before?.place ?? null, scanned])
  const unfit = itemsElsewhere([{ detail, itemIds: ticked }, ...along.taken], place)
  const unanswered = unfit.length > 0 && elsewhere.trim() === ''
  const bag = (on: Pick<OnPrescription, 'detail'>, ids: readonly string[]): OnPrescription => ({
    ...on,
    command: {
      type: 'place-bag',
      bagId: bagId.trim().toUpperCase(),
      itemIds: [...ids],
      place,
      route,
      ...(elsewhere.trim() !== '' && { elsewhere: elsewhere.trim() }),
    },
  })
  const commands = [
    ...(ticked.length > 0 ? [bag({ detail }, ticked)] : []),
    ...along.taken.map((other) => bag(other, other.itemIds)),
  ]
  const filled = bagId.trim() !== '' && label.trim() !== '' && ticked.length > 0
  return (
    <ActDialog
      {...props}
      title="Bag and place"
      complete={complete}
      endings={[
        {
          button:
            label.trim() === ''
              ? 'It is in its place'
              : `It is in its place${isNew ? ', where no other bag is' : ''}: ${placeWords(place)}`,
          words: `In its place: ${placeWords(place)}.`,
          look: 'primary',
          keyOf: 'Control+Enter',
          commands: filled && !unanswered && bags.otherOut === undefined ? commands : null,
          missing: bags.otherOut
            ? bags.otherOut.whose === 'nobodys'
              ? 'Read the name on the bag first.'
              : 'Put the wrong bag back first.'
            : ticked.length === 0
              ? 'Choose what goes into the bag.'
              : label.trim() === ''
                ? 'Say where exactly it is.'
                : bagId.trim() === ''
                  ? 'Give the bag a label.'
                  : elsewhereMissingWords,
        },
      ]}
    >
      <BagScanSays
        said={bags.said}
        onPutBack={bags.putBack}
        onIsTheirs={(scannedBag) => {
          byHand(setBagId)(scannedBag.bagId)
          bags.putBack(scannedBag)
        }}
      />
      <BagItems
        prescription={detail.prescription}
        itemIds={itemIds}
        portionsOf={toBag}
        ticked={ticked}
        onChange={byHand(setTicked)}
      />
      <GoesAlong
        detail={detail}
        along={{
          ...along,
          take: (id, on) => {
            setTouched(true)
            along.take(id, on)
          },
        }}
        portionsOf={toBag}
      />
      <NotReadyYet
        head="Also open for them, not going into this bag"
        items={itemsNotBagged([{ detail, itemIds: ticked }, ...along.taken])}
      />
      <div className={classes(css['two'], css['level'])}>
        <TextField
          label="Where exactly"
          hint="Scan its label, or type it: A3"
          value={label}
          onChange={setLabel}
          max={40}
          keepsCodes="never"
          selects
          autoFocus
        />
        <TextField
          label="Bag label"
          hint="Scan it, or write this on the bag. A barcode ends in one letter more, its check."
          value={bagId}
          onChange={setBagId}
          max={64}
          keepsCodes="unknown"
        />
      </div>
      <PlacesOffered inUse={inUse} place={place} onChoose={byHand(setLabel)} />
      <Choices label="Kind of place" value={kind} onChange={byHand(setKind)} choices={choicesOf(placeKinds)} />
      {unfit.length === 0 ? null : (
        <Notice tone="attention" head={elsewhereWords(unfit)} says>
          <ReasonField
            label="Why it lies there"
            value={elsewhere}
            onChange={byHand(setElsewhere)}
            suggestions={elsewhereReasons(unfit)}
          />
        </Notice>
      )}
      <Choices
        label="How it reaches the patient"
        value={route}
        onChange={byHand(setRoute)}
        choices={choicesOf(routeWords)}
      />
    </ActDialog>
  )
}
