import { useEffect, useRef, useState, type ReactElement } from 'react'
import { now } from '../bridge/clock.ts'
import { usePersonShownAtFirst } from '../bridge/person-shown.ts'
import { useQuestion } from '../bridge/use-question.ts'
import { draftBegunWords, draftKeptWords, notKeptHead, notLookedWords } from '../wording/drafts.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import { useKept, type Kept } from './use-kept.ts'

interface KeptValue<T> extends Kept {
  readonly value: T
}

/** The fields of a form that is kept. `said` is that it was begun before, and that it is not kept where it is not. */
export interface FormKept<T> {
  readonly value: T
  readonly put: (fields: Partial<T>) => void
  /** What was typed is done with: the form is empty again. */
  readonly drop: () => void
  readonly said: ReactElement | null
}

/**
 * The fields of a form outside a prescription, kept for the person shown as it opened: past the lock, another person, a restart
 * and a crash. `name` is what it is about, of at most 80 characters; only plain JSON.
 * Where nobody works nothing is kept. `over` puts what was typed before it was known what had been begun in the place of that.
 */
export const useFormKept = <T extends object>(
  name: string,
  fresh: () => T,
  over: (begun: T, typed: Partial<T>) => T = (begun, typed) => ({ ...begun, ...typed }),
): FormKept<T> => {
  const personId = usePersonShownAtFirst()
  const desk = useQuestion('desk:state', {})
  const version = desk.reply?.kind === 'answer' ? desk.reply.value.version : ''
  const keeping = useKept<KeptValue<T>>(version === '' ? '' : personId, version, { prescriptionId: 'desk', act: name })
  const [value, setValue] = useState(fresh)
  const [restored, setRestored] = useState<number | null>(null)
  const begunAt = useRef<number | null>(null)
  // Kept before it is known what had been begun, it would take its place.
  const typedBefore = useRef<Partial<T> | null>(null)
  const { found, keep, notKept } = keeping
  useEffect(() => {
    if (found === undefined || found === 'not-looked') return
    const typed = typedBefore.current
    typedBefore.current = null
    if (found === null) {
      if (typed !== null) keep({ begunAt: begunAt.current ?? now(), value })
      return
    }
    begunAt.current = found.begunAt
    setRestored(found.begunAt)
    const next = typed === null ? found.value : over(found.value, typed)
    setValue(next)
    if (typed !== null) keep({ begunAt: found.begunAt, value: next })
  }, [found])
  const drop = (): void => {
    keeping.drop()
    typedBefore.current = null
    begunAt.current = null
    setRestored(null)
    setValue(fresh())
  }
  return {
    value,
    put: (fields) => {
      begunAt.current ??= now()
      const next = { ...value, ...fields }
      setValue(next)
      if (found === undefined) typedBefore.current = { ...typedBefore.current, ...fields }
      else if (found !== 'not-looked') keep({ begunAt: begunAt.current, value: next })
    },
    drop,
    said: (
      <>
        {restored === null ? null : (
          <Notice tone="plain" icon="waiting" head={draftBegunWords(restored, now())} says>
            <p>{draftKeptWords({ changed: false, wordsOnly: false })}</p>
            <Button look="link" onPress={drop}>
              Start afresh
            </Button>
          </Notice>
        )}
        {notKept === null && found !== 'not-looked' ? null : (
          <Notice tone="attention" head={notKeptHead} says>
            <p>{notKept ?? notLookedWords.notKept}</p>
          </Notice>
        )}
      </>
    ),
  }
}
