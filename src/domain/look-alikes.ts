/** Two medicines that are known to be taken for each other, by their names in lower case. */
export type LookAlikePair = readonly [string, string]

/**
 * Look-alike and sound-alike names of which harm or frequent mistakes were reported in the United Kingdom: the six pairs of the
 * MHRA's Drug Safety Update of January 2018 ("Drug-name confusion: reminder to be vigilant for potential errors"), then the pairs
 * most often reported to the National Pharmacy Association (medication safety report, fourth quarter of 2020). Not a complete list.
 */
export const lookAlikePairs: readonly LookAlikePair[] = [
  ['clobazam', 'clonazepam'],
  ['atenolol', 'amlodipine'],
  ['propranolol', 'prednisolone'],
  ['risperidone', 'ropinirole'],
  ['sulfadiazine', 'sulfasalazine'],
  ['amlodipine', 'nimodipine'],
  ['amlodipine', 'amitriptyline'],
  ['gabapentin', 'pregabalin'],
  ['rosuvastatin', 'rivaroxaban'],
  ['atenolol', 'allopurinol'],
]

const words = (name: string): ReadonlySet<string> => new Set(name.toLowerCase().split(/[^a-z]+/))

/** The pairs that a medicine's name, brand or generic, has a part in; those with both names among `names` first. */
export const lookAlikesOf = (names: readonly string[]): readonly LookAlikePair[] => {
  const said = names.map(words)
  const has = (name: string): boolean => said.some((one) => one.has(name))
  const found = lookAlikePairs.filter(([one, other]) => has(one) || has(other))
  return found.toSorted((a, b) => Number(has(b[0]) && has(b[1])) - Number(has(a[0]) && has(a[1])))
}
