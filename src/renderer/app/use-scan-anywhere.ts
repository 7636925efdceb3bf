import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { BaggedPrescription } from '../../contract/bags.ts'
import { isSamePerson } from '../../domain/same-person.ts'
import { bagLabel } from '../../domain/scan/bag-label.ts'
import type { Scan } from '../../domain/scan/read-scan.ts'
import { ask } from '../bridge/ask.ts'
import { useBridge } from '../bridge/bridge-context.ts'
import { useGiveScan, useMessagesOf, useSayScan, useScanned } from '../ui/scanning.tsx'
import { topWindow } from '../ui/pressed-key.ts'
import { isCovered } from '../ui/use-keys.ts'
import { bagOwnerWords, lyingScanWords } from '../wording/bags.ts'
import { listName } from '../wording/names.ts'
import { closedMeanwhileWords, coveredWords, placeAloneWords, scanWords, unreadableWords } from '../wording/scans.ts'
import type { ListName } from '../wording/stages.ts'
import { troubleWords } from '../wording/troubles.ts'
import { bagOwners, ownerToTake, type BagOwner } from './bag-owners.ts'

/** A bag's label was scanned: the prescription in hand with this id is to be placed or given. */
export interface BagWish {
  readonly id: string
  readonly scan: Extract<Scan, { readonly kind: 'bag' }>
}

type Said = Parameters<ReturnType<typeof useSayScan>>[0]

const nobodys = (scan: Scan, todo: string): Said => ({
  tone: 'attention',
  head: `Scanned: ${scanWords(scan)}. It is not known here.`,
  todo: `Nothing was done. ${todo}`,
})

const ownerOf = (found: BaggedPrescription['patient']): string => listName(found.family, found.given)

/** Whether all of these are of one patient: a number typed by hand can be somebody else's, so the name and the birth date as well. */
export const isOnePatient = ([first, ...others]: readonly BaggedPrescription[]): boolean =>
  first !== undefined &&
  others.every(({ patient }) => patient.nhsNumber === first.patient.nhsNumber && isSamePerson(patient, first.patient))

/** Whose what was scanned is, where that is not what the window is about: none of theirs is in hand, or it can be another patient's as well. */
export const notOfWindow = (
  found: readonly BaggedPrescription[],
  inHand: string | null,
): BaggedPrescription | undefined =>
  isOnePatient(found) && found.some(({ id }) => id === inHand) ? undefined : found.find(({ id }) => id !== inHand)

/** The bag that was scanned, while it is still about what is in hand in view; null once it is not, so that it never opens a window later. */
export const wishNow = (wish: BagWish | null, inHand: string | null, isHandShown: boolean): BagWish | null =>
  wish !== null && isHandShown && wish.id === inHand ? wish : null

/** Whether what is known of one that is taken in hand is forgotten first: as it was when it was last shown it must not be, not for a moment, because a window may open on it at once. */
export const isReadAnew = (
  id: string,
  { inHand, isHandShown }: { readonly inHand: string | null; readonly isHandShown: boolean },
): boolean => id !== inHand || !isHandShown

/**
 * What a scan does on any screen when no part of it takes the scan: finds and takes in hand, and never acts. Where what is in hand
 * is not in view it goes to the list first. Over an open window it only says what was read, and whose it is.
 */
export const useScanAnywhere = (props: {
  readonly inHand: string | null
  readonly screen: string
  /** Who is shown as working. */
  readonly personId: string
  /** Whether the screen shows what is in hand. */
  readonly isHandShown: boolean
  readonly onTake: (id: string) => void
  readonly onSearch: (text: string) => void
  /** Brings what is in hand into view, beside this list where the screen has no place for it. */
  readonly onShowHand: (list: ListName) => void
}): { readonly wish: BagWish | null; readonly served: () => void } => {
  const { inHand, isHandShown, screen } = props
  const queries = useQueryClient()
  const bridge = useBridge()
  const say = useSayScan()
  const give = useGiveScan()
  const [asked, setAsked] = useState<BagWish | null>(null)
  const wish = wishNow(asked, inHand, isHandShown)
  if (asked !== null && wish === null) setAsked(null)
  // An answer comes to the screen that is open then, which may be another than the one that was scanned on.
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })

  useMessagesOf(`${screen} ${inHand ?? ''} ${props.personId}`)

  const takeFresh = (id: string, list: ListName): void => {
    if (isReadAnew(id, latest.current)) queries.removeQueries({ queryKey: ['prescription:detail', { id }] })
    latest.current.onShowHand(list)
    // What was searched before is done with, and may not hold it.
    latest.current.onSearch('')
    latest.current.onTake(id)
  }

  const overWindow = async (scan: Scan): Promise<void> => {
    const outcome =
      scan.kind === 'prescription'
        ? await ask(bridge, 'queue:page', { stage: null, search: scan.shortId, after: null, limit: 1 })
        : undefined
    const found = outcome?.kind === 'answer' ? outcome.value.rows.slice(0, 1) : []
    const bag = scan.kind === 'bag' ? await ask(bridge, 'bag:find', { bagId: scan.bagId }) : undefined
    const bagged = bag?.kind === 'answer' ? [...bag.value.placed, ...bag.value.lying, ...bag.value.toPlace] : []
    const other = notOfWindow([...found, ...bagged], inHand)
    // Closed while it was asked: it was not scanned for the page below.
    if (!isCovered()) say({ tone: 'attention', head: `Scanned: ${scanWords(scan)}.`, todo: closedMeanwhileWords })
    else if (other !== undefined)
      say({
        tone: 'danger',
        head: `Scanned: ${scanWords(scan)}, of ${ownerOf(other.patient)}. This window is not about it.`,
        todo: coveredWords,
      })
    else say({ tone: 'attention', head: `Scanned: ${scanWords(scan)}.`, todo: coveredWords })
  }

  const findBag = async (scan: BagWish['scan']): Promise<void> => {
    const outcome = await ask(bridge, 'bag:find', { bagId: scan.bagId })
    if (outcome.kind === 'refusal') return
    if (outcome.kind !== 'answer') {
      const { what, todo } = troubleWords(outcome)
      say({ tone: 'attention', head: what, todo })
      return
    }
    // Opened while it was asked.
    if (isCovered()) {
      await overWindow(scan)
      return
    }
    const take = async (owner: BagOwner): Promise<void> => {
      if (owner.why !== null) {
        say({ tone: 'danger', ...lyingScanWords(scan.bagId, owner.patient, owner.why) })
        takeFresh(owner.id, owner.list)
        return
      }
      // The one in hand may have gone on elsewhere a moment ago: what the bag opens is what it is at now.
      if (owner.id === latest.current.inHand)
        await queries.invalidateQueries({ queryKey: ['prescription:detail', { id: owner.id }] })
      takeFresh(owner.id, owner.list)
      setAsked({ id: owner.id, scan })
    }
    const owners = bagOwners(outcome.value)
    const own = ownerToTake(owners, inHand)
    if (own === undefined) {
      say(nobodys(scan, 'The bag was given out, or its label is another pharmacy’s. Search by the name on the bag.'))
      latest.current.onSearch(scan.bagId)
    } else if (isOnePatient(owners)) await take(own)
    else
      say({
        tone: 'danger',
        head: `Bag ${scan.bagId} can be the bag of more than one patient.`,
        todo: 'Nothing was done. Read the name on the bag, then choose.',
        choices: owners.map((owner) => ({
          words: bagOwnerWords(owner.id, owner.patient, owner.why),
          onPress: () => {
            void take(owner)
          },
        })),
      })
  }

  const findPrescription = async (scan: Scan, text: string): Promise<void> => {
    const outcome = await ask(bridge, 'queue:page', { stage: null, search: text, after: null, limit: 2 })
    if (outcome.kind === 'refusal') return
    if (outcome.kind !== 'answer') {
      const { what, todo } = troubleWords(outcome)
      say({ tone: 'attention', head: what, todo })
      return
    }
    if (isCovered()) {
      await overWindow(scan)
      return
    }
    const [first, second] = outcome.value.rows
    if (first === undefined)
      say(
        nobodys(
          scan,
          'It has not come in yet, or it was released to another pharmacy. It opens here once it comes in.',
        ),
      )
    else takeFresh(first.id, first.stage)
    // What nothing is found for stands in the search, which puts away what was in hand before.
    latest.current.onSearch(first !== undefined && second === undefined ? '' : text)
  }

  const sayPack = async (scan: Extract<Scan, { readonly kind: 'pack' }>): Promise<void> => {
    const outcome = await ask(bridge, 'products:find', { gtin: scan.gtin })
    const name = outcome.kind === 'answer' ? (outcome.value.product?.name ?? null) : null
    say({
      tone: 'plain',
      head: `Scanned: ${name ?? `${scanWords(scan)}, which is not in the product file`}.`,
      todo: isCovered()
        ? coveredWords
        : 'Nothing was done. Take a prescription in hand first; then a scanned pack is counted.',
    })
  }

  // A bag's code as the screen shows it, or as a label of another program has it: it is that bag's only where one is here.
  const sayUnknown = async (scan: Extract<Scan, { readonly kind: 'unknown' }>): Promise<void> => {
    const window = topWindow()
    const label = scan.why === 'other' ? bagLabel(scan.read) : undefined
    const bag = label === undefined ? undefined : await ask(bridge, 'bag:find', { bagId: scan.read })
    const isHere = bag?.kind === 'answer' && bag.value.placed.length + bag.value.lying.length > 0
    if (label !== undefined && isHere && topWindow() === window && latest.current.inHand === inHand) give(label)
    else say({ tone: 'attention', head: `Scanned: ${scanWords(scan)}.`, todo: unreadableWords(scan.why, isCovered()) })
  }

  useScanned((scan) => {
    if (scan.kind === 'unknown') void sayUnknown(scan)
    else if (scan.kind === 'pack') void sayPack(scan)
    else if (isCovered()) void overWindow(scan)
    else if (scan.kind === 'bag') void findBag(scan)
    else if (scan.kind === 'place') say({ tone: 'plain', head: `Scanned: ${scanWords(scan)}.`, todo: placeAloneWords })
    else void findPrescription(scan, scan.kind === 'prescription' ? scan.shortId : scan.nhsNumber)
    return true
  }, 'last')

  const served = useCallback(() => {
    setAsked(null)
  }, [])
  return { wish, served }
}
