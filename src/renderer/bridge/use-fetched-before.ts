import { useQueryClient } from '@tanstack/react-query'
import { use, useEffect } from 'react'
import { useBridge } from './bridge-context.ts'
import { PersonShown } from './person-shown.ts'
import { asQuery } from './use-question.ts'

// What was just taken in hand is asked for and shown first.
const waitMs = 30

/**
 * Has prescriptions here before they are taken in hand, as the neighbours of the one that is: with what is asked for together with
 * one in hand. `asOf` is of what the ids are known from: with another one they are asked for again, if they have been forgotten.
 */
export const useFetchedBefore = (ids: readonly string[], asOf: number | undefined): void => {
  const bridge = useBridge()
  const queries = useQueryClient()
  const personId = use(PersonShown)
  const wanted = ids.join(' ')
  useEffect(() => {
    const timer = window.setTimeout(() => {
      // What cannot be asked now is asked again, and its trouble told, when it is taken in hand.
      const later = (): undefined => undefined
      for (const id of wanted.split(' ').filter((one) => one !== '')) {
        void queries.query(asQuery(bridge, 'prescription:detail', { id })).catch(later)
        if (personId !== null)
          void queries.query(asQuery(bridge, 'draft:find', { personId, prescriptionId: id })).catch(later)
      }
    }, waitMs)
    return () => {
      window.clearTimeout(timer)
    }
  }, [bridge, queries, personId, wanted, asOf])
}
