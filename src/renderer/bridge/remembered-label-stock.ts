/** What labels are printed on. */
export type LabelStock = 'roll' | 'a4'

const key = 'pestle.label-stock'

/** The choice made on this PC: the roll when none was. */
export const rememberedLabelStock = (): LabelStock => (localStorage.getItem(key) === 'a4' ? 'a4' : 'roll')

/** Remembers the choice on this PC, beside the theme; nothing of a patient is in it. */
export const rememberLabelStock = (stock: LabelStock): void => {
  localStorage.setItem(key, stock)
}
