import { useEffect, useRef } from 'react'

/** Who works here and what is in hand. */
export interface InHandOf {
  readonly personId: string
  readonly inHand: string | null
}

/** Whether what is in hand is still what another person took: it stands there for who takes over, but it is not where they were. */
export const isAnothers = (took: InHandOf | null, now: InHandOf): boolean =>
  took !== null && took.personId !== '' && took.personId !== now.personId && took.inHand === now.inHand

/** Tells what each person took in hand, so that they go on there after the lock; never what another had taken. */
export const useWhereTheyWere = (now: InHandOf, tell: (personId: string, inHand: string | null) => void): void => {
  const { personId, inHand } = now
  const took = useRef<InHandOf | null>(null)
  useEffect(() => {
    if (isAnothers(took.current, { personId, inHand })) return
    took.current = { personId, inHand }
    tell(personId, inHand)
  }, [tell, personId, inHand])
}
