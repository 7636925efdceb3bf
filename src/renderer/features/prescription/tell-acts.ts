import { useCallback, useEffect, useRef } from 'react'
import { notOffered } from '../../../domain/offers.ts'
import type { ActInHand, OnActs } from '../../bridge/acts-in-hand.ts'
import { commandWords } from '../../wording/commands.ts'
import { commandKeys } from '../../wording/keys.ts'
import { refusalWords } from '../../wording/refusals.ts'
import { tellingOf, type Detail } from './detail.ts'
import type { OfferedAct } from './offered-acts.ts'

// Given by the app or on another screen: nothing to begin here.
const elsewhere: readonly string[] = ['mark-claimed', 'receive', 'note-later-issue', 'review-legal-window', 'correct']

const actsOf = (
  detail: Detail,
  offered: readonly OfferedAct[],
  begin: (act: OfferedAct) => void,
): readonly ActInHand[] => {
  const { prescription } = detail
  const tell = tellingOf(prescription)
  return [
    ...offered.map((act) => ({
      command: act.command,
      words: act.words,
      keyOf: act.keyOf,
      why: act.why,
      begin: () => {
        begin(act)
      },
    })),
    ...notOffered(prescription)
      .filter(({ command }) => !elsewhere.includes(command) && offered.every((act) => act.command !== command))
      .map(({ command, refusal }) => ({
        command,
        words: commandWords[command],
        keyOf: commandKeys[command],
        why: refusalWords(refusal, tell),
        begin: () => undefined,
      })),
  ]
}

/** Tells the window, and whoever calls what it gives, what can be begun on the prescription in hand and what cannot; worked out when it is asked. */
export const useTellActs = (props: {
  readonly detail: Detail
  readonly offered: readonly OfferedAct[]
  readonly begin: (act: OfferedAct) => void
  readonly onActs: OnActs
}): (() => readonly ActInHand[]) => {
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const { onActs } = props
  const acts = useCallback(() => {
    const { detail, offered, begin } = latest.current
    return actsOf(detail, offered, begin)
  }, [])
  useEffect(() => {
    onActs(acts)
    return () => {
      onActs(null)
    }
  }, [onActs, acts])
  return acts
}
