import { corpusOrdersAcute } from './corpus-orders-acute.ts'
import { corpusOrdersNominated } from './corpus-orders-nominated.ts'
import { corpusOrdersRepeat } from './corpus-orders-repeat.ts'
import { corpusOrdersSpec } from './corpus-orders-spec.ts'
import { corpusOthers } from './corpus-others.ts'
import { corpusSigned } from './corpus-signed.ts'
import type { CorpusRow } from './corpus-row.ts'

/**
 * What every fixture must give, written before the parser from file names, folders and facts read out of the JSON.
 * `alone`: into an empty file. `inOrder`: all into one file, in the order of this table.
 *
 * Equal content, as settled here (a difference in any of these is a conflict, in anything else a duplicate):
 * - patient: NHS number, name, date of birth, sex, address, GP; prescriber: professional number with its kind (a leading C of a
 *   GMC number dropped), name, role profile, organisation;
 * - items in order: item id (letter case ignored), drug code *and* name, quantity (lexical) and unit, all directions, notes,
 *   endorsements, controlled-drug words, treatment type, repeats allowed, review date, and whether it is cancelled: a copy that
 *   cancels an item must never pass for one already here;
 * - the long prescription id, prescription type, text for the patient; validity and supply length for repeat dispensing only.
 * authoredOn counts only when both copies say it (created ones mostly do not).
 * Not content: message and transport ids, signature, nominated pharmacy, destination, responsible party, telephone numbers,
 * intent, category, numberOfPrescriptionsIssued of a continuous order, and what release loses.
 * A copy equal to any copy kept under its key, a held one too, is a duplicate.
 * Key: short id, plus issue for repeat dispensing only; an acute prescription and issue 1 of the same short id are two keys.
 */
export const corpus: readonly CorpusRow[] = [
  ...corpusOrdersAcute,
  ...corpusOrdersNominated,
  ...corpusOrdersRepeat,
  ...corpusOrdersSpec,
  ...corpusSigned,
  ...corpusOthers,
]
