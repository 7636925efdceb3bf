import { useEffect } from 'react'
import { focusHome } from './focus-home.ts'
import { afterRowDone, afterRowGone, type ControlAt, type LostControl } from './next-row.ts'
import { isCovered } from './use-keys.ts'

const rowSelector = 'li, tr, [role="row"]'
const windowSelector = '[role="dialog"], [role="alertdialog"]'
const overlaySelector = `${windowSelector}, [role="menu"], [role="listbox"]`
const controlSelector = 'button, a[href], input, select, textarea, [tabindex="0"]'
// What is disabled while an act is on its way comes back sooner; what does not is not waited for.
const longestWaitMs = 500

// `noWayBack`: what it does is not undone, and a second press must not fall on the next line.
type Held = LostControl & { readonly element: HTMLElement; readonly noWayBack: boolean }

interface Spot {
  readonly parent: Element
  readonly gone: Element
  readonly before: Element | null
  readonly after: Element | null
}

const isOff = (element: Element): boolean => element.matches(':disabled')

const controlsOf = (within: Element): readonly HTMLElement[] =>
  [...within.querySelectorAll<HTMLElement>(controlSelector)].filter((one) => one.checkVisibility())

const wordsOf = (control: Element): string => `${control.tagName} ${control.textContent.trim()}`

const hold = (element: HTMLElement): Held => {
  const row = element.closest(rowSelector)
  const at = row === null ? 0 : Math.max(0, controlsOf(row).indexOf(element))
  return { element, words: wordsOf(element), at, noWayBack: element.closest('[data-no-way-back]') !== null }
}

const elementOf = (node: Node | null, step: 'previousSibling' | 'nextSibling'): Element | null => {
  let at = node
  while (at !== null && !(at instanceof Element)) at = at[step]
  return at
}

// Where in what is left it stood: the removal of what it was in, or of what that was in.
const spotOf = (records: readonly MutationRecord[], lost: Element): Spot | undefined => {
  let inside: Node = lost
  for (const record of records) {
    const gone = [...record.removedNodes].find((node) => node.contains(inside))
    if (!(gone instanceof Element) || !(record.target instanceof Element)) continue
    if (record.target.isConnected)
      return {
        parent: record.target,
        gone,
        before: elementOf(record.previousSibling, 'previousSibling'),
        after: elementOf(record.nextSibling, 'nextSibling'),
      }
    inside = record.target
  }
  return undefined
}

const isAfter = (one: Element, spot: Spot): boolean => {
  if (spot.after?.isConnected === true)
    return one === spot.after || (spot.after.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  if (spot.before?.isConnected === true)
    return (
      !spot.before.contains(one) && (spot.before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
    )
  return (spot.parent.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}

const rowsIn = (list: Element): readonly Element[] => [...list.children].filter((one) => one.matches(rowSelector))

const pick = (rows: readonly Element[], found: ControlAt | undefined, { noWayBack }: Held) => {
  const row = found && rows[found[0]]
  if (row === undefined) return undefined
  return (noWayBack ? row.querySelector<HTMLElement>('[data-line-name]') : null) ?? controlsOf(row)[found?.[1] ?? 0]
}

const wordsIn = (rows: readonly Element[]): readonly (readonly string[])[] =>
  rows.map((row) => controlsOf(row).map(wordsOf))

const isTextField = (one: Element): boolean =>
  one instanceof HTMLTextAreaElement ||
  (one instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'file'].includes(one.type))

const hasLetterKeys = (window: Element): boolean =>
  [...window.querySelectorAll('[aria-keyshortcuts]')].some((one) => one.getAttribute('aria-keyshortcuts')?.length === 1)

// Not the next control: a second Enter would press it, and in a window that may be the act itself. A field is pressed by nothing,
// but where letters are keys of the window it would take them.
const inWindow = (spot: Spot): HTMLElement | undefined => {
  const window = spot.parent.closest<HTMLElement>(windowSelector)
  if (window === null) return undefined
  const field = hasLetterKeys(window)
    ? undefined
    : controlsOf(window).find((one) => isAfter(one, spot) && isTextField(one) && !isOff(one))
  return field ?? window
}

const amongRows = (records: readonly MutationRecord[], spot: Spot, lost: Held): HTMLElement | undefined => {
  // Beside the page is what happened to the prescription in hand: no work that goes on line by line.
  if (spot.parent.closest('main') === null) return undefined
  if (spot.gone.matches(rowSelector)) {
    const rows = rowsIn(spot.parent)
    const at = rows.findIndex((row) => isAfter(row, spot))
    return pick(rows, afterRowGone(wordsIn(rows), at < 0 ? rows.length : at, lost), lost)
  }
  const row = spot.parent.closest(rowSelector)
  const list = row?.parentElement ?? null
  if (row === null || list === null) return undefined
  const here = controlsOf(row)
  const instead = here[Math.min(lost.at, here.length - 1)]
  const come = records.flatMap(({ addedNodes }) => [...addedNodes])
  if (instead !== undefined && come.some((node) => node.contains(instead))) return instead
  const rows = rowsIn(list)
  return (
    pick(rows, afterRowDone(wordsIn(rows), rows.indexOf(row), lost), lost) ??
    row.closest('main')?.querySelector<HTMLElement>('[data-focus-after]') ??
    here[0]
  )
}

// Its keys are heard within it only.
const windowOnTop = (): HTMLElement | undefined => [...document.querySelectorAll<HTMLElement>(windowSelector)].at(-1)

const inPart = (spot: Spot): HTMLElement | undefined => {
  const part = spot.parent.closest('main section, main form') ?? spot.parent
  // What was done with the prescription in hand is done, and another screen is another page: work goes on in its list.
  if (part.closest('main') === null || part.matches('main')) return undefined
  const controls = controlsOf(part).filter((one) => !isOff(one))
  return controls.find((one) => isAfter(one, spot)) ?? controls.at(-1)
}

/**
 * Keeps the focus from falling to nowhere: when what has it goes, or is disabled for long, it goes to the next row, else to what
 * stands beside, else to the list or the heading of the page. From within `data-no-way-back` it goes to the next row's
 * `data-line-name`, which only shows that line. The one place where this is decided, for every screen and window.
 */
export const useKeptFocus = (): void => {
  useEffect(() => {
    let held: Held | null = null
    // Where it was before what had it was disabled for long, and where it was put meanwhile.
    let lent: { readonly from: HTMLElement; readonly to: Element | null } | null = null
    let timer: number | undefined
    // The page that has to take it is not there yet.
    let homeless = false
    // Whether a Tab has come to something, which may be disabled by the next key before this is looked at.
    let tabCame = false
    const goHome = (): void => {
      homeless = !focusHome()
    }
    const isNowhere = (): boolean => {
      const { activeElement } = document
      return activeElement === null || activeElement === document.body || isOff(activeElement)
    }
    const wait = (): void => {
      timer ??= window.setTimeout(() => {
        timer = undefined
        if (held === null || !isNowhere() || !held.element.isConnected) return
        const from = held.element
        const near = from.closest('[role="dialog"]') ?? from.closest(rowSelector) ?? from.closest('main section')
        const other =
          near?.matches('[role="dialog"]') === true ? near : near && controlsOf(near).find((one) => !isOff(one))
        if (other instanceof HTMLElement) other.focus()
        else goHome()
        lent = { from, to: document.activeElement }
      }, longestWaitMs)
    }
    const give = (to: HTMLElement): void => {
      held = hold(to)
      if (isOff(to)) wait()
      else to.focus()
    }
    const hadIt = ({ target }: FocusEvent): void => {
      homeless = false
      tabCame = true
      window.clearTimeout(timer)
      timer = undefined
      if (!(target instanceof HTMLElement)) return
      held = hold(target)
      if (lent !== null && target !== lent.to) lent = null
    }
    const letGo = (): void => {
      // Somebody pressed beside everything: that is theirs. What is removed or disabled is seen before the next frame.
      requestAnimationFrame(() => {
        if (held !== null && isNowhere() && held.element.isConnected && !isOff(held.element)) held = null
      })
    }
    const lose = (records: readonly MutationRecord[], lost: Held): void => {
      if (lost.element.closest(overlaySelector) !== null) {
        // A window that closes gives the focus back itself, in the next frame, unless what had it is gone by then.
        requestAnimationFrame(() => {
          requestAnimationFrame(() => {
            if (!isNowhere()) return
            if (isCovered()) windowOnTop()?.focus()
            else goHome()
          })
        })
        return
      }
      const spot = spotOf(records, lost.element)
      const next = spot && (inWindow(spot) ?? amongRows(records, spot, lost) ?? inPart(spot))
      if (next) give(next)
      else goHome()
    }
    const changed = (records: readonly MutationRecord[]): void => {
      if (lent !== null && lent.from.isConnected && !isOff(lent.from) && document.activeElement === lent.to)
        lent.from.focus()
      if (!isNowhere()) return
      if (homeless && !isCovered()) goHome()
      if (held === null) return
      const { element } = held
      if (!element.isConnected) {
        const lost = held
        held = null
        lose(records, lost)
      } else if (isOff(element)) wait()
      else if (records.some(({ type, target }) => type === 'attributes' && target === element)) element.focus()
    }
    // Behind the last control and before the first one stands the page itself, where nothing shows that it has the keys.
    const tabbed = (event: KeyboardEvent): void => {
      if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return
      tabCame = false
      window.setTimeout(() => {
        if (tabCame || !isNowhere() || isCovered()) return
        const all = controlsOf(document.body).filter((one) => one.tabIndex >= 0 && !isOff(one))
        const next = event.shiftKey ? all.at(-1) : all[0]
        next?.focus()
      })
    }
    const watching = new MutationObserver(changed)
    watching.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] })
    document.addEventListener('focusin', hadIt)
    document.addEventListener('focusout', letGo)
    document.addEventListener('keydown', tabbed)
    return () => {
      window.clearTimeout(timer)
      watching.disconnect()
      document.removeEventListener('focusin', hadIt)
      document.removeEventListener('focusout', letGo)
      document.removeEventListener('keydown', tabbed)
    }
  }, [])
}
