import { useEffect } from 'react'
import type { Output } from '../../contract/index.ts'
import { ask } from '../bridge/ask.ts'
import { useBridge } from '../bridge/bridge-context.ts'
import type { ScreenName } from './use-screen.ts'

/**
 * Has the app remember where whoever works here is, and brings them back to what they had in hand when it broke: that person, once
 * they have said that they work here, and nobody else.
 */
export const usePlaceKept = (here: {
  readonly personId: string
  readonly screen: ScreenName
  readonly inHand: string | null
  readonly back: Output<'place:last'>['place']
  readonly onBack: () => void
  readonly onTake: (id: string) => void
}): void => {
  const { personId, screen, inHand, back, onBack, onTake } = here
  const bridge = useBridge()
  useEffect(() => {
    if (back === null || personId === '') return
    if (back.personId === personId && back.inHand !== null && inHand === null) onTake(back.inHand)
    onBack()
  }, [back, personId, inHand, onTake, onBack])
  useEffect(() => {
    // Not before they are back: what is remembered would be what they came from.
    if (personId !== '' && back === null) void ask(bridge, 'place:keep', { screen, inHand })
  }, [bridge, personId, screen, inHand, back])
}
