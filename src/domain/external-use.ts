const onSkin =
  /\b(?:creams?|ointments?|lotions?|liniments?|shampoos?|scalp|cutaneous|transdermal|patch(?:es)?|embrocations?|emollients?|paints?|bath additive|shower)\b|\bgels?\b/i
const elsewhere =
  /\b(?:eye|ear|nasal|nose|oral|oromucosal|mouth|mouthwash|dental|gums?|throat|rectal|vaginal|urethral|intravesical|buccal|sublingual)\b/i

/**
 * Whether a product's name says that it goes on the skin: a proposal for its label (HMR 2012 Sch 26 asks for "For external use
 * only" on embrocations, liniments, lotions and other preparations for external application), which a person can take away.
 */
export const looksCutaneous = (productName: string): boolean => onSkin.test(productName) && !elsewhere.test(productName)
