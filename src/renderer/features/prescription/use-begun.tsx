import { useState, type ReactElement } from 'react'
import type { Person } from '../../../contract/desk.ts'
import type { BegunByOther, Draft } from '../../../contract/drafts.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { notLookedWords } from '../../wording/drafts.ts'

/** What can be done while it is not known whether something was begun. */
export interface NotLooked {
  readonly onAgain: () => void
  readonly onAnyway: () => void
}

/** What a person has begun on a prescription. `drafts` is null until that is known; `notLooked` stands where it could not be. */
export interface BegunHere {
  readonly drafts: readonly Draft[] | null
  /** What others have. */
  readonly others: readonly BegunByOther[]
  readonly notLooked: NotLooked | null
}

const nobody: readonly BegunByOther[] = []

/** Asks what whoever works has begun on the prescription in hand. That nobody could look does not count as nothing begun: a person says so. */
export const useBegun = (working: Person | null, id: string | null): BegunHere => {
  const whose = { personId: working?.id ?? '', prescriptionId: id ?? '' }
  const { reply, trouble, askAgain } = useQuestion('draft:find', whose, {
    enabled: id !== null && working !== null,
    alwaysAsk: true,
  })
  const [anyway, setAnyway] = useState<string | null>(null)
  const about = `${whose.personId} ${whose.prescriptionId}`
  if (working === null) return { drafts: [], others: nobody, notLooked: null }
  if (reply !== undefined) {
    const { drafts, others } = reply.kind === 'answer' ? reply.value : { drafts: [], others: nobody }
    return { drafts, others, notLooked: null }
  }
  if (trouble === undefined) return { drafts: null, others: nobody, notLooked: null }
  if (anyway === about) return { drafts: [], others: nobody, notLooked: null }
  return {
    drafts: null,
    others: nobody,
    notLooked: {
      onAgain: askAgain,
      onAnyway: () => {
        setAnyway(about)
      },
    },
  }
}

/** Says that nobody could look whether something was begun; what was asked to be opened opens once one of the two is pressed. */
export const BegunNotLooked = (props: NotLooked): ReactElement => (
  <Notice tone="attention" head={notLookedWords.head} says>
    <p>{notLookedWords.todo}</p>
    <Button onPress={props.onAgain}>{notLookedWords.again}</Button>{' '}
    <Button onPress={props.onAnyway}>{notLookedWords.anyway}</Button>
  </Notice>
)
