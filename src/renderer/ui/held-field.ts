import type { KeepsCodes } from './burst.ts'

type Field = HTMLInputElement | HTMLTextAreaElement

/** A text field as it was before the first character of a burst. */
export interface HeldField {
  readonly field: Field
  /** What stood in it. */
  readonly value: string
  readonly putBack: () => void
}

/** What a field is called, by its label. */
export const nameOfField = (field: Field): string =>
  field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent.trim() ?? 'the field'

const fieldOf = (target: EventTarget | null): Field | undefined =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : undefined

/** Remembers a text field's text and where its caret was; undefined for what is no text field. */
export const holdField = (target: EventTarget | null): HeldField | undefined => {
  const field = fieldOf(target)
  if (field === undefined) return undefined
  const { value, selectionStart, selectionEnd } = field
  const kind = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement
  return {
    field,
    value,
    putBack: () => {
      if (field.value === value) return
      // React keeps the last text of a field behind its own setter, and would not see the change through it.
      Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, value)
      field.dispatchEvent(new Event('input', { bubbles: true }))
      if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd)
    },
  }
}

/** What a field does with codes: said by `data-codes` on it, otherwise it keeps none. */
export const keepsCodes = (field: Field): KeepsCodes => {
  const said = field.dataset['codes']
  return said === 'any' || said === 'unknown' || said === 'never' ? said : 'none'
}
