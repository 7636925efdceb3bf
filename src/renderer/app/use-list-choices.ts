import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { noListChoices, type ListChoices } from '../../contract/lists.ts'
import { useAsk } from '../bridge/use-ask.ts'
import { useQuestion } from '../bridge/use-question.ts'

/** How lists are shown on this PC, and the way to change it; shown at once, remembered behind it. */
export const useListChoices = (): {
  readonly choices: ListChoices
  readonly choose: (some: Partial<ListChoices>) => void
} => {
  const kept = useQuestion('lists:choices', {})
  const { send } = useAsk()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<ListChoices | null>(null)
  const reply = kept.reply?.kind === 'answer' ? kept.reply.value : noListChoices
  const choices = chosen ?? reply
  return {
    choices,
    choose: (some) => {
      const next = { ...choices, ...some }
      setChosen(next)
      void send('lists:choose', { choices: next }).then((outcome) => {
        // What was kept is shown from its answer: until it is asked again the lists would go back to the choice before.
        if (outcome?.kind === 'answer') queries.setQueryData(['lists:choices', {}], outcome)
        setChosen((now) => (now === next ? null : now))
      })
    },
  }
}
