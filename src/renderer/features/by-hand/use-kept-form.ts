import { useCallback, useEffect, useRef, useState } from 'react'
import { ask } from '../../bridge/ask.ts'
import { useBridge } from '../../bridge/bridge-context.ts'
import { now } from '../../bridge/clock.ts'
import { newId } from '../../bridge/ids.ts'
import { emptyDraft, type EntryDraft } from '../../ui/hand-entry/entry-draft.ts'

const saveAfterMs = 500
// Not a prescription yet: one form at a time for each person.
const of = (personId: string) => ({ personId, prescriptionId: 'by-hand' })
const act = 'enter-by-hand'

/** A form with the ids it is recorded under: sent again after a crash, it is the same act. */
export interface KeptForm {
  readonly actId: string
  readonly commandId: string
  readonly entryId: string
  readonly begunAt: number
  readonly draft: EntryDraft
}

/** A form nothing is typed in yet. */
export const freshForm = (): KeptForm => ({
  actId: newId(),
  commandId: newId(),
  entryId: newId(),
  begunAt: now(),
  draft: emptyDraft(newId()),
})

/** How the form of a person is kept. `found` is undefined until it is known whether they had begun one, null when not. */
export interface FormKeeping {
  readonly found: KeptForm | null | undefined
  readonly keep: (form: KeptForm) => void
  /** Saves at once what was kept last; resolves when it is saved. */
  readonly flush: () => Promise<void>
  readonly drop: () => void
}

/**
 * Keeps what is typed in the data file, for whoever began it: half a second after a change, when the window closes, and when the
 * page goes. Another build of the app may lay its form out otherwise: what it kept is not filled in.
 */
export const useKeptForm = (personId: string, appVersion: string): FormKeeping => {
  const bridge = useBridge()
  const [found, setFound] = useState<KeptForm | null | undefined>(undefined)
  const waiting = useRef<KeptForm | null>(null)
  const timer = useRef<number | undefined>(undefined)
  const flush = useCallback(async (): Promise<void> => {
    window.clearTimeout(timer.current)
    const form = waiting.current
    waiting.current = null
    if (form === null) return
    await ask(bridge, 'draft:save', {
      ...of(personId),
      act,
      itemIds: [],
      version: 1,
      appVersion,
      begunAt: form.begunAt,
      fields: { form: { version: 1, value: JSON.stringify(form) } },
    })
  }, [bridge, personId, appVersion])
  useEffect(() => {
    let gone = false
    void ask(bridge, 'draft:find', of(personId)).then((outcome) => {
      if (gone) return
      const draft = outcome.kind === 'answer' ? outcome.value.drafts.find((one) => one.act === act) : undefined
      const text = draft?.appVersion === appVersion ? draft.fields['form']?.value : undefined
      // Written by this very build, above.
      setFound(typeof text === 'string' ? (JSON.parse(text) as KeptForm) : null)
    })
    return () => {
      gone = true
    }
  }, [bridge, personId, appVersion])
  useEffect(() => {
    const leave = (): void => {
      void flush()
    }
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', leave)
      leave()
    }
  }, [flush])
  const keep = useCallback(
    (form: KeptForm) => {
      waiting.current = form
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => {
        void flush()
      }, saveAfterMs)
    },
    [flush],
  )
  const drop = useCallback(() => {
    window.clearTimeout(timer.current)
    waiting.current = null
    void ask(bridge, 'draft:drop', { ...of(personId), act })
  }, [bridge, personId])
  return { found, keep, flush, drop }
}
