/** A medicine's name in three: the drug, how strong it is, and what follows, as its form; where it has no strength all of it is the drug. */
export interface MedicineName {
  readonly drug: string
  readonly strength: string
  readonly form: string
}

const isOfStrength = (word: string | undefined): boolean => word !== undefined && /^[\d/]/.test(word)

/** Where the strength of a name begins and ends: the first word after the drug that begins with a digit, and those that go on with it. */
export const partsOfMedicine = (name: string): MedicineName => {
  const words = name.split(' ')
  const from = words.findIndex((word, at) => at > 0 && /^\d/.test(word))
  if (from < 0) return { drug: name, strength: '', form: '' }
  let to = from + 1
  // A number apart from its unit, `10 mg`, and two strengths, `100micrograms/dose / 6micrograms/dose`.
  while (isOfStrength(words[to]) || (/^[\d.,]+$/.test(words[to - 1] ?? '') && words[to] !== undefined)) to += 1
  return {
    drug: words.slice(0, from).join(' '),
    strength: words.slice(from, to).join(' '),
    form: words.slice(to).join(' '),
  }
}
