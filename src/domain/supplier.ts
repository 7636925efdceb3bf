/** Whether a text can stand as the pharmacy's address on a label: lines divided by `\n`, at most four of fifty characters; empty is one too. */
export const isSupplierAddress = (text: string): boolean => /^(?:[^\n]{1,50}(?:\n[^\n]{1,50}){0,3})?$/.test(text)

/** Whether a text can stand as the pharmacy's phone number on a label; empty is one too. */
export const isSupplierPhone = (text: string): boolean => /^[0-9+() ]{0,20}$/.test(text)
