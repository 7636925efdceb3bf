import type { ReactElement } from 'react'
import { capsOf } from '../wording/keys.ts'
import css from './dialog.module.css'
import { KeyCap } from './key-cap.tsx'

/** A key of the open window and what its control is called. */
export interface KeyHere {
  readonly key: string
  readonly does: string
}

/** What a control is called, without its key. */
export const wordsOf = (control: Element): string => {
  const copy = control.cloneNode(true) as Element
  for (const cap of copy.querySelectorAll('kbd')) cap.remove()
  return control.getAttribute('aria-label') ?? copy.textContent.trim()
}

/** The keys of what stands in a window now, from its own controls: no list beside them can differ. */
export const keysIn = (window: Element): readonly KeyHere[] =>
  [...window.querySelectorAll('[aria-keyshortcuts]')].flatMap((control) => {
    const key = control.getAttribute('aria-keyshortcuts')
    return key === null ? [] : [{ key, does: wordsOf(control) }]
  })

/** The keys of a window in one breath, for who listens to the screen. */
export const keysSaid = (keys: readonly KeyHere[]): string =>
  keys.map(({ key, does }) => `${capsOf(key)}: ${does}`).join('. ')

/** The keys of a window, above its foot. */
export const KeysHere = ({ keys }: { readonly keys: readonly KeyHere[] }): ReactElement => (
  <div role="group" aria-label="Keys of this window">
    <dl className={css['keysHere']}>
      {keys.map(({ key, does }) => (
        <div key={key + does}>
          <dt>
            <KeyCap>{capsOf(key)}</KeyCap>
            <span className="for-listening">{capsOf(key)}</span>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  </div>
)
