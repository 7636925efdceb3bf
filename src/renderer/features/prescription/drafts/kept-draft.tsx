import { useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from 'react'
import type { Draft } from '../../../../contract/drafts.ts'
import { now } from '../../../bridge/clock.ts'
import { useSaving } from '../../../ui/use-saving.ts'
import { notKeptWords } from '../../../wording/drafts.ts'
import { eventSentence } from '../../../wording/events.ts'
import { tellingOf, type Detail } from '../detail.ts'
import { DraftContext, NotKeptContext, type OpenDraft, type Restored } from './draft-context.ts'
import type { Drafts, DraftsOf } from './use-drafts.ts'

/** Which window the draft is of. `appVersion` is this build's. */
export interface DraftWindow {
  readonly of: DraftsOf
  readonly act: string
  readonly itemIds: readonly string[]
  readonly appVersion: string
}

const restoredOf = (found: Draft, { itemIds, appVersion }: DraftWindow, detail: Detail): Restored => {
  const { prescription, acts } = detail
  const tell = tellingOf(prescription)
  const sameItems = found.itemIds.length === itemIds.length && found.itemIds.every((id) => itemIds.includes(id))
  return {
    begunAt: found.begunAt,
    version: prescription.version,
    changed: found.version !== prescription.version,
    since: acts.slice(found.version).map((act) => `${eventSentence(act.type, act.body, tell).what}, ${act.by.name}`),
    wordsOnly: !sameItems || found.appVersion !== appVersion,
  }
}

const without = (fields: Draft['fields'], names: readonly string[]): Draft['fields'] =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))

/**
 * Keeps what is filled in in the window it lies around, as `useSaving` says; what could not be kept is said in the window. `found` is what this person had begun; starting afresh drops it and shows the window empty.
 */
export const KeptDraft = (props: {
  readonly window: DraftWindow
  readonly detail: Detail
  readonly found: Draft | null
  readonly drafts: Drafts
  /** True once the act is done: there is nothing to keep. */
  readonly ended: () => boolean
  readonly children: ReactNode
}): ReactElement => {
  const [found, setFound] = useState(props.found)
  const [turn, setTurn] = useState(0)
  const latest = useRef(props)
  const fields = useRef<Draft['fields']>(found?.fields ?? {})
  const begunAt = useRef<number | null>(found?.begunAt ?? null)
  useEffect(() => {
    latest.current = props
  })
  const saving = useSaving(async (kept: Draft['fields']): Promise<string | null> => {
    const { window: one, detail, drafts, ended } = latest.current
    if (ended()) return null
    const { of, act, itemIds, appVersion } = one
    begunAt.current ??= now()
    const outcome = await drafts.save(of, {
      act,
      itemIds: [...itemIds],
      version: detail.prescription.version,
      appVersion,
      begunAt: begunAt.current,
      fields: { ...kept },
    })
    return notKeptWords(outcome)
  })
  const dropAll = (): void => {
    saving.drop()
    fields.current = {}
    begunAt.current = null
    const { window: one, drafts } = latest.current
    void drafts.drop(one.of, one.act)
  }
  const open = useMemo(
    (): OpenDraft => ({
      restored: found === null ? null : restoredOf(found, props.window, props.detail),
      fields: found?.fields ?? {},
      keep: (name, value) => {
        // What cannot be written as JSON is a bug of the form.
        const kept = JSON.parse(JSON.stringify(value)) as Draft['fields'][string]['value']
        const { version } = latest.current.detail.prescription
        fields.current = { ...fields.current, [name]: { version, value: kept } }
        saving.put(fields.current)
      },
      forget: (names) => {
        const left = names === 'all' ? {} : without(fields.current, names)
        const count = Object.keys(left).length
        if (count === Object.keys(fields.current).length) return
        fields.current = left
        if (count === 0) dropAll()
        else {
          saving.put(left)
          void saving.flush()
        }
      },
      startAfresh: () => {
        dropAll()
        setFound(null)
        setTurn((before) => before + 1)
      },
    }),
    // The window is opened once on a prescription: what was found is told against that one.
    [found],
  )
  return (
    <DraftContext key={turn} value={open}>
      <NotKeptContext value={saving.notKept}>{props.children}</NotKeptContext>
    </DraftContext>
  )
}
