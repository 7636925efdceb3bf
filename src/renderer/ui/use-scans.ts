import { useEffect, useRef, useState } from 'react'
import { appKeys } from '../wording/keys.ts'
import { beginsPlaceKind } from '../wording/places.ts'
import {
  addTo,
  characterOf,
  endsScan,
  headBefore,
  isModifier,
  isScanInField,
  isScanOnPage,
  isWithin,
  noBurst,
  pauseMs,
  waitMs,
  type Burst,
} from './burst.ts'
import { holdField, keepsCodes, nameOfField, type HeldField } from './held-field.ts'
import { createKeysInTurn, type KeysInTurn } from './keys-in-turn.ts'
import {
  bringsTyping,
  canBePressedLater,
  movesInList,
  pressedKey,
  pressWhereItWas,
  topWindow,
  type PressedKey,
} from './pressed-key.ts'
import { isCovered, isTyping } from './use-keys.ts'
import { isKeyOfActAtOnce, showsKey } from './why-not-pressed.ts'
import { createWordsTyped, type Letter } from './words-typed.ts'

/** What `useScans` tells. */
export interface ScansHeard {
  /** A scan, and the characters that came right before it as if typed; gives whether it could be read. */
  readonly onScan: (text: string, head: string) => boolean
  /** Keys that were pressed and not done. */
  readonly onNotDone: (keys: readonly PressedKey['press'][]) => void
  /** A piece of a scan that could not be read may stand in the field of this name. */
  readonly onPieceLeft: (piece: string, field: string) => void
  /** Who is told of words that are typed at the page; null where nobody is, and letters are only keys. */
  readonly words: () => WordsHeard | null
}

/** What is told of a word typed at the page: see `createWordsTyped`. */
export interface WordsHeard {
  readonly began: () => void
  readonly onWord: (text: string, more: boolean) => void
}

/** A burst that is over and was no scan; in a text field what stood there after it. */
interface PastBurst {
  readonly burst: Burst
  readonly field: HeldField['field'] | undefined
  readonly after: string | undefined
}

// Keys that only move: held for a scan, the list would lag behind the finger. No code of ours begins with them.
const goOnAtOnce: ReadonlySet<string> = new Set(['j', 'k'])

const stop = (event: KeyboardEvent): void => {
  event.preventDefault()
  event.stopImmediatePropagation()
}

const isInWindow = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"]') !== null

const isEnter = (event: KeyboardEvent): boolean => event.key === 'Enter' && endsScan(event)

/**
 * Tells codes that a scanner types from what a person types, over open dialogs and in text fields too, and gives each whole to
 * `onScan`; its letters are no keys and its Enter or Tab does nothing. Outside text fields characters are held for 35 ms: a run
 * of four is a scan, and then waits longer for more of it, fewer go on as the keys they are. In a text field they appear at once, and a scan is taken out again.
 * A blank of a person still presses what it was pressed on, and Enter is a scan's only until another key comes. Gives the keys in
 * their turn: they wait where the screen does not show yet what they are about.
 */
export const useScans = (on: ScansHeard): KeysInTurn<PressedKey> => {
  const latest = useRef(on)
  useEffect(() => {
    latest.current = on
  })
  const [{ turn, words, replayed, inWindow }] = useState(() => {
    const replayed = new WeakSet<Event>()
    const inWindow: { field: HeldField | undefined } = { field: undefined }
    const sayNotDone = (keys: readonly PressedKey[]): void => {
      latest.current.onNotDone(keys.map(({ press }) => press))
    }
    const later = (work: () => void, ms: number): (() => void) => {
      const timer = window.setTimeout(work, ms)
      return () => {
        window.clearTimeout(timer)
      }
    }
    const turn = createKeysInTurn<PressedKey>({
      press: (pressed) => {
        if (!pressWhereItWas(pressed, (event) => replayed.add(event))) sayNotDone([pressed])
      },
      sayNotDone,
      later,
    })
    const words = createWordsTyped<PressedKey>({
      press: turn.press,
      later,
      mayBegin: ({ window }) => window === null && !isCovered() && latest.current.words() !== null,
      // Undo also says what it does not do: neither is for a name.
      actsAtOnce: (character) => character === appKeys.undo.key || isKeyOfActAtOnce(character),
      isOfWindow: (character) => showsKey(topWindow(), character),
      mayBeAnswer: beginsPlaceKind,
      began: () => {
        inWindow.field = undefined
        latest.current.words()?.began()
      },
      onWord: (text, more) => {
        // What still waits for the screen is of the word too, and so is what came into a field that its first letter brought up.
        turn.giveUp()
        if (!more) inWindow.field?.putBack()
        latest.current.words()?.onWord(text, more)
      },
    })
    return { turn, words, replayed, inWindow }
  })
  useEffect(() => {
    let burst: Burst = noBurst
    let held: readonly Letter<PressedKey>[] = []
    let field: HeldField | undefined
    let heldBack = false
    let timer: number | undefined
    let scannedAt = Number.NEGATIVE_INFINITY
    let beganAt = Number.NEGATIVE_INFINITY
    let past: PastBurst | null = null

    /** Ends the burst: gives it as a scan, or lets its keys go on. */
    const end = (ended: boolean): boolean => {
      window.clearTimeout(timer)
      const [whole, run, into] = [burst, held, field]
      burst = noBurst
      held = []
      field = undefined
      const scanned = into === undefined ? isScanOnPage(whole) : isScanInField(whole, keepsCodes(into.field), ended)
      const before = past
      past = null
      if (!scanned) {
        // Four as fast as that into a field are what expands abbreviations.
        if (into !== undefined && isScanOnPage(whole)) words.end()
        for (const one of run) words.letter(one)
        past = { burst: whole, field: into?.field, after: into?.field.value }
        return false
      }
      scannedAt = whole.lastAt
      words.end()
      into?.putBack()
      const isThere = before !== null && before.field === into?.field && before.after === into?.value
      const head = isThere ? headBefore(before.burst, beganAt) : ''
      const isRead = latest.current.onScan(whole.text, head)
      // No code has a blank in it.
      if (!isRead && into !== undefined && head !== '' && !/\s/.test(head) && keepsCodes(into.field) !== 'any')
        latest.current.onPieceLeft(head, nameOfField(into.field))
      return true
    }
    const listen = (event: KeyboardEvent): void => {
      if (replayed.has(event) || event.target === null) return
      const at = event.timeStamp
      if (isModifier(event)) return
      // Closes what the first letter of a word has opened, and is no key of anybody: the word goes on.
      if (event.key === 'Escape' && !event.isTrusted && words.isWord()) return
      const character = characterOf(event)
      if (character === undefined) {
        // As it was pressed, before the keys that were held are.
        const before = held.length > 0 || words.isHolding() ? pressedKey(event, event.target) : undefined
        const ended = endsScan(event) && (burst.text === '' || isWithin(burst, at))
        const scanned = burst.text === '' ? at - scannedAt <= pauseMs : end(ended)
        const mayComplete = !isTyping(event.target) || (isInWindow(event.target) && words.goesOn(at))
        const completed = isEnter(event) && !scanned && mayComplete && words.complete('', at)
        past = null
        if (!completed) words.end()
        if (completed || (ended && scanned)) stop(event)
        else if (!endsScan(event)) scannedAt = Number.NEGATIVE_INFINITY
        // Letters do not wait in a field: a search that came after them would leave a name to be taken for a code, or for acts.
        if (bringsTyping(event) && turn.isWaiting()) {
          turn.giveUp()
          return
        }
        // Who takes back a search means none of what was pressed for it either.
        if (event.key === 'Escape') turn.giveUp()
        if (movesInList(event, event.target) && turn.doMovesWait()) {
          stop(event)
          if (!event.repeat) turn.press([pressedKey(event, event.target)])
          return
        }
        // Meant for what the keys before it bring up, or for nothing: in its turn, and never for what lay below.
        if (canBePressedLater(event) && !event.repeat && (turn.isWaiting() || before !== undefined)) {
          stop(event)
          turn.press([before ?? pressedKey(event, event.target)])
        }
        return
      }
      const typing = isTyping(event.target)
      // Who has left a field and presses a blank presses what they went to: a scanner never leaves a field.
      const left = character === ' ' && !typing && field !== undefined
      // The field that a word is put into has the focus now: what came before it stands before it.
      const goesOnInField = typing && held.length > 0 && words.isWord()
      if (burst.text !== '' && (left || goesOnInField || !isWithin(burst, at))) end(false)
      // What a scanner ends its own code with may come late; after another key it is that person's.
      if (burst.text === '') scannedAt = Number.NEGATIVE_INFINITY
      if (!event.repeat) heldBack = false
      // A blank presses what has the focus, and no code begins with one.
      const beginsNone = burst.text === '' && !typing && (character === ' ' || character === '\x1d')
      if (beginsNone && !(event.repeat && heldBack)) {
        if (character === ' ' && words.complete(' ', at)) stop(event)
        else words.end()
        return
      }
      if (event.repeat) {
        if (!typing) stop(event)
        return
      }
      // In a field of the window that the first letter has opened.
      const ofWord = typing && isInWindow(event.target) && words.goesOn(at)
      if (ofWord && words.isWord()) {
        stop(event)
        words.letter({ character, at, key: null })
        return
      }
      const first = burst.text === ''
      if (typing && !ofWord) words.end()
      burst = addTo(burst, character, at)
      if (first) {
        field = typing ? holdField(event.target) : undefined
        beganAt = at
      }
      if (ofWord) {
        inWindow.field ??= holdField(event.target)
        held = [...held, { character, at, key: null }]
      }
      // The browser's own meaning of Control and ] is none of the person's.
      if (character === '\x1d') event.preventDefault()
      const mayGoOn = !turn.doMovesWait() && !(turn.isWaiting() && isCovered()) && words.movesAtOnce(at)
      const atOnce = first && goOnAtOnce.has(character) && mayGoOn
      if (!typing) {
        const letter = { character, at, key: pressedKey(event, event.target) }
        if (atOnce) words.letter(letter, true)
        else {
          stop(event)
          heldBack = true
          held = [...held, letter]
        }
      }
      window.clearTimeout(timer)
      // In a field nothing is held back, and drawing it may take longer than a scanner's pause.
      timer = window.setTimeout(() => end(false), field === undefined ? waitMs(burst) : pauseMs)
    }
    document.addEventListener('keydown', listen, true)
    return () => {
      window.clearTimeout(timer)
      document.removeEventListener('keydown', listen, true)
    }
  }, [turn, words, replayed, inWindow])
  return turn
}
