import { useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from 'react'
import type { Draft } from '../../../../contract/drafts.ts'
import { now } from '../../../bridge/clock.ts'
import { notKeptWords } from '../../../wording/drafts.ts'
import { eventSentence } from '../../../wording/events.ts'
import { tellingOf, type Detail } from '../detail.ts'
import { DraftContext, NotKeptContext, type OpenDraft, type Restored } from './draft-context.ts'
import type { Drafts, DraftsOf } from './use-drafts.ts'

const saveAfterMs = 500

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
 * Keeps what is filled in in the window it lies around: half a second after a change, when the window closes, and when the
 * page goes. What could not be kept is said in the window, and tried again with the next change. `found` is what this person had begun; starting afresh drops it and shows the window empty.
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
  const [notKept, setNotKept] = useState<string | null>(null)
  const latest = useRef(props)
  const fields = useRef<Draft['fields']>(found?.fields ?? {})
  const begunAt = useRef<number | null>(found?.begunAt ?? null)
  const timer = useRef<number | undefined>(undefined)
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    const flush = (): void => {
      if (timer.current !== undefined) save()
    }
    document.addEventListener('visibilitychange', flush)
    window.addEventListener('pagehide', flush)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [])
  const save = (): void => {
    window.clearTimeout(timer.current)
    timer.current = undefined
    const { window: one, detail, drafts, ended } = latest.current
    if (ended()) return
    const { of, act, itemIds, appVersion } = one
    begunAt.current ??= now()
    const done = drafts.save(of, {
      act,
      itemIds: [...itemIds],
      version: detail.prescription.version,
      appVersion,
      begunAt: begunAt.current,
      fields: { ...fields.current },
    })
    void done.then((outcome) => {
      setNotKept(notKeptWords(outcome))
    })
  }
  const [saving] = useState(() => ({ save }))
  const dropAll = (): void => {
    window.clearTimeout(timer.current)
    timer.current = undefined
    fields.current = {}
    begunAt.current = null
    const { window: one, drafts } = latest.current
    drafts.drop(one.of, one.act)
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
        timer.current ??= window.setTimeout(saving.save, saveAfterMs)
      },
      forget: (names) => {
        const left = names === 'all' ? {} : without(fields.current, names)
        const count = Object.keys(left).length
        if (count === Object.keys(fields.current).length) return
        fields.current = left
        if (count > 0) saving.save()
        else dropAll()
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
      <NotKeptContext value={notKept}>{props.children}</NotKeptContext>
    </DraftContext>
  )
}
