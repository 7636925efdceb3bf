import { useCallback, useEffect, useState } from 'react'
import { ask } from '../bridge/ask.ts'
import { useBridge } from '../bridge/bridge-context.ts'
import { notKeptWords } from '../wording/drafts.ts'
import { useSaving, type Saving } from './use-saving.ts'

/** What is kept outside a prescription's own windows; only plain JSON. */
export interface Kept {
  readonly begunAt: number
}

/** What it is kept under: one of a kind at a time for each person, or for the desk. */
export interface KeptAs {
  readonly prescriptionId: string
  readonly act: string
}

/** How something is kept. `found` is undefined until it is known whether it was begun, null when not, `not-looked` where that cannot be known. */
export interface Keeping<T> extends Omit<Saving<T>, 'put'> {
  readonly found: T | null | 'not-looked' | undefined
  readonly lookAgain: () => void
  readonly keep: (value: T) => void
}

/**
 * Keeps what is typed in the data file, for `personId` or `keptByDesk`, as `useSaving` says. Another build of the app may lay its form out otherwise: what it kept is not filled in.
 */
export const useKept = <T extends Kept>(
  personId: string,
  appVersion: string,
  { prescriptionId, act }: KeptAs,
): Keeping<T> => {
  const bridge = useBridge()
  const [found, setFound] = useState<Keeping<T>['found']>(undefined)
  const [turn, setTurn] = useState(0)
  const save = async (form: T): Promise<string | null> => {
    const outcome = await ask(bridge, 'draft:save', {
      personId,
      prescriptionId,
      act,
      itemIds: [],
      version: 1,
      appVersion,
      begunAt: form.begunAt,
      fields: { form: { version: 1, value: JSON.stringify(form) } },
    })
    return notKeptWords(outcome)
  }
  const { notKept, put: keep, flush, drop: forget } = useSaving(personId === '' ? null : save)
  useEffect(() => {
    if (personId === '') return
    let gone = false
    void ask(bridge, 'draft:find', { personId, prescriptionId }).then((outcome) => {
      if (gone) return
      if (outcome.kind !== 'answer') {
        setFound('not-looked')
        return
      }
      const draft = outcome.value.drafts.find((one) => one.act === act)
      const text = draft?.appVersion === appVersion ? draft.fields['form']?.value : undefined
      // Written by this very build, above.
      setFound(typeof text === 'string' ? (JSON.parse(text) as T) : null)
    })
    return () => {
      gone = true
    }
  }, [bridge, personId, prescriptionId, act, appVersion, turn])
  const lookAgain = useCallback(() => {
    setFound(undefined)
    setTurn((before) => before + 1)
  }, [])
  const drop = useCallback(() => {
    forget()
    if (personId !== '') void ask(bridge, 'draft:drop', { personId, prescriptionId, act })
  }, [bridge, forget, personId, prescriptionId, act])
  return { found, notKept, lookAgain, keep, flush, drop }
}
