import { useState, type ReactElement } from 'react'
import { Empty } from '../../ui/empty.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { appKeys, capsOf, commandKeys } from '../../wording/keys.ts'

/** Stands where the prescription in hand would be. A key of an act is not answered with silence there: it would be taken for done. */
export const NothingInHand = ({ searched }: { readonly searched: boolean }): ReactElement => {
  const [pressed, setPressed] = useState<{ readonly key: string; readonly turn: number } | null>(null)
  const keys = [...new Set([...Object.values(commandKeys), appKeys.more.key])]
  useKeys(
    Object.fromEntries(
      keys.map((key) => [
        key,
        () => {
          setPressed((before) => ({ key, turn: (before?.turn ?? 0) + 1 }))
        },
      ]),
    ),
  )
  return (
    <>
      {pressed === null ? null : (
        <Notice key={pressed.turn} tone="attention" head={`Nothing was done: nothing is in hand.`} says>
          “{capsOf(pressed.key)}” is for the prescription in hand. Take a line first.
        </Notice>
      )}
      {searched ? (
        <Empty
          head="Nothing in hand: what was is not among what the search found."
          about="What was in hand before comes back when the search is closed (Esc in it). Or take one of the lines found."
        />
      ) : (
        <Empty
          head="No prescription in hand."
          about="The first line of a list comes here by itself. Or search, or scan."
        />
      )}
    </>
  )
}
