import type { Refusal, RefusalCode } from '../../domain/refusals.ts'
import { entryProblemWords } from './by-hand.ts'
import { commandWords } from './commands.ts'
import { counted, dateWords } from './numbers-and-dates.ts'
import { elsewhereMissingWords, elsewhereWords, routeWords } from './places.ts'
import { roleWords } from './roles.ts'

type Of<C extends RefusalCode> = Extract<Refusal, { readonly code: C }>

/** What a refusal is told with: the name of an item, and amounts with their unit. */
export interface RefusalTelling {
  readonly item: (itemId: string) => string
  readonly amount: (itemId: string, hundredths: number) => string
}

type Sentences = {
  readonly [C in RefusalCode]: (refusal: Of<C>, tell: RefusalTelling) => string
}

/** Why nothing may leave, for want of a responsible pharmacist. */
export const noPharmacistWords: Readonly<Record<Of<'no-responsible-pharmacist'>['why'], string>> = {
  nobody: 'No responsible pharmacist is signed on, so nothing may be supplied. A pharmacist signs on first.',
  absent: 'The responsible pharmacist is out, so nothing may be supplied until they are back.',
  'controlled-drug':
    'The responsible pharmacist is out, and what they left to be handed out leaves out controlled drugs.',
}

const sentences: Sentences = {
  'pharmacy-not-set': () =>
    'Nothing is taken in before this pharmacy has a name and an ODS code. A pharmacist gives them in Settings.',
  'not-found': () => 'This prescription is not here any more.',
  'changed-meanwhile': () => 'Someone changed this prescription while you had it open. Look at it again, then decide.',
  'not-permitted': ({ role, command }) =>
    `${roleWords[role]}: "${commandWords[command]}" is for another role. Ask a colleague, or change who is working.`,
  'no-items-named': () => 'Choose at least one item.',
  'item-not-found': () => 'An item named here is not on the prescription. Look at it again.',
  'reason-missing': () => 'Say why, in a few words.',
  'reason-unknown': () => 'Choose one of the national reasons.',
  'sent-back': () => 'The NHS sent this prescription back. Do not dispense it.',
  'belongs-to-other-pharmacy': ({ ods }) => `This prescription belongs to the pharmacy ${ods}, not to this one.`,
  'entry-invalid': ({ problems }) =>
    ['The form is not complete yet.', ...new Set(problems.map(({ code }) => entryProblemWords(code)))].join(' '),
  'not-by-hand': () => 'This prescription came as a message: there is no entry to check.',
  'entry-not-checked': () => 'It was typed in from paper. A second person has to compare it with the paper first.',
  'entry-checked-already': () => 'The entry is checked already.',
  'entry-own-typing': () =>
    'You typed this yourself, or part of it. Ask someone else to compare it with the paper. If nobody else is there, say first that you are working alone, and why.',
  'entry-not-compared': ({ fields }) =>
    `${counted(fields.length, 'field')} ${fields.length === 1 ? 'is' : 'are'} not compared with the paper yet.`,
  'entry-unchanged': () => 'Nothing is different from what was typed before.',
  'entry-supplied': () =>
    'This has left the pharmacy as it was typed, so who it was for and what it was stay as they are. If it was wrong, report an incident on it.',
  'copy-not-chosen': () => 'There are two copies that differ. Choose which one counts first.',
  'no-other-copy': () => 'There is only one copy now. Nothing is left to choose.',
  'already-returned': () => 'This prescription was returned to Spine.',
  'item-closed': ({ itemId }, { item }) => `${item(itemId)} is closed already.`,
  'item-held': ({ itemId }, { item }) => `${item(itemId)} is on hold. Release it first.`,
  'item-not-held': ({ itemId }, { item }) => `${item(itemId)} is not on hold.`,
  'schedule-unanswered': ({ itemIds }, { item }) =>
    `The message does not say whether ${itemIds.map(item).join(' and ')} is a controlled drug. Answer that first.`,
  'schedule-not-on-repeat-dispensing': ({ itemId }, { item }) =>
    `${item(itemId)}: Schedule 1, 2 and 3 drugs cannot be on a repeat dispensing prescription.`,
  'fact-unanswered': ({ kind, itemId }, { item }) => {
    if (kind === 'unsigned')
      return 'This order carries no signature, and its clinical check does not say what was seen in its place. A pharmacist checks it again and answers that.'
    return itemId === null
      ? 'Something laid out for the check has no answer yet. Look at it, then answer it.'
      : `Something laid out about ${item(itemId)} has no answer yet. Look at it, then answer it.`
  },
  'facts-changed': () =>
    'Something more is known about this patient since you opened the check. It is laid out now: look at it, then decide.',
  'query-incomplete': () => 'Say whom you ask and by when you want an answer.',
  'query-not-needed': () => 'Only a query has someone to ask. Take that out, or record a query.',
  'query-day-past': ({ by }) => `${dateWords(by)} is past. Give a day on which an answer can still come.`,
  'clinical-check-missing': () => 'The clinical check is still missing.',
  'clinical-check-refused': () => 'The clinical check was refused. A pharmacist must check again before it goes on.',
  'nothing-assembled': ({ itemId }, { item }) => `Nothing of ${item(itemId)} is assembled yet.`,
  'was-with-patient': ({ itemId }, { item }) =>
    `${item(itemId)} was with the patient and may not be supplied again: keep it apart for destruction, and assemble it anew.`,
  'already-out': ({ itemId }, { item }) => `${item(itemId)} has left the pharmacy already.`,
  'nothing-left-to-supply': ({ itemId }, { item }) => `Nothing of ${item(itemId)} is left to supply.`,
  'too-much': ({ itemId, left }, { item, amount }) =>
    `That is more than may be supplied of ${item(itemId)}: ${amount(itemId, left)} left.`,
  'owing-needed': ({ itemId, short }, { item, amount }) =>
    `${item(itemId)} is ${amount(itemId, short)} short. Owe the rest with a reason, or change the amount to supply.`,
  'owing-not-needed': ({ itemId }, { item }) => `${item(itemId)} is complete: nothing is owed.`,
  'product-expired': ({ itemId, expiry }, { item }) =>
    `The pack for ${item(itemId)} expired on ${dateWords(expiry)}. Use another and put this one aside.`,
  'amount-invalid': ({ itemId }, { item }) => `The amount for ${item(itemId)} cannot be right.`,
  'amount-needs-pharmacist': ({ itemId, why }, { item }) =>
    why === 'more-than-prescribed'
      ? `${item(itemId)}: more than was prescribed is for a pharmacist to decide. Ask them to assemble it, or give what was prescribed.`
      : `${item(itemId)}: another amount of a controlled drug is for a pharmacist to decide. Ask them to assemble it, or give what was prescribed. Until the clinical check has said that it is none, it counts as one.`,
  'promised-too-late': ({ itemId, lastDay }, { item }) =>
    `The last day ${item(itemId)} may be handed out is ${dateWords(lastDay)}. Promise a day until then, or leave the day open and ask the prescriber.`,
  'self-check-reason-missing': () =>
    'You assembled this yourself. Ask someone else to check, or say why you check your own work.',
  'accuracy-check-missing': ({ itemId }, { item }) => `The accuracy check of ${item(itemId)} is still missing.`,
  'already-checked': ({ itemId }, { item }) => `${item(itemId)} is checked already.`,
  'already-placed': ({ itemId }, { item }) => `${item(itemId)} is in its bag already. Take it out of the bag first.`,
  'not-placed': ({ itemId }, { item }) => `${item(itemId)} is not confirmed in its place.`,
  'place-unfit': ({ itemId, keptIn }, { item }) =>
    `${elsewhereWords([{ name: item(itemId), keptIn }])} ${elsewhereMissingWords}`,
  'place-missing': () => 'Say where the bag is, and give it a label.',
  'bag-of-another-patient': () => 'That bag holds the medicine of another patient. Use another bag.',
  'wrong-route': ({ route }) =>
    `The bag is marked "${route in routeWords ? routeWords[route as keyof typeof routeWords] : route}". Change how it reaches the patient first.`,
  'carriage-not-by-route': ({ route }) =>
    route === 'locker'
      ? 'A bag is for the locker: choose the locker, or change how it reaches the patient first.'
      : `A bag is marked "${routeWords[route]}", not for the locker. Change how it reaches the patient first.`,
  'route-unchanged': () => 'It reaches the patient that way already.',
  'promise-unchanged': () => 'That is what the patient was told already.',
  'promise-in-past': () => 'That time is over. Give one that is still to come.',
  'too-early': ({ itemId, firstDay }, { item }) => `${item(itemId)} may not be supplied before ${dateWords(firstDay)}.`,
  'too-late': ({ itemId, lastDay }, { item }) =>
    `${item(itemId)} could be supplied until ${dateWords(lastDay)}. It needs a new prescription: do not hand it out. Take the bag from its place and mark the item as not dispensed (expired).`,
  'collector-name-missing': () => 'Write down who takes it.',
  'collector-address-missing': () =>
    'A healthcare professional takes a Schedule 1, 2 or 3 drug: write down where they work.',
  'identity-not-asked': () =>
    'This is a Schedule 1, 2 or 3 drug: ask who is collecting to show who they are, or say why you did not.',
  'not-said-and-matched': () => 'First they say the name and the address, and you compare both.',
  'payment-unanswered': () => 'Answer whether they pay the prescription charge or are exempt.',
  'payment-not-asked': () => 'No prescription charge is due for this: take the answer about the charge out.',
  'payment-invalid': () => 'The answer about the charge does not fit together: give it again.',
  'exemption-not-by-age': ({ age }) =>
    `By the date of birth on the prescription they are ${String(age)}: that category is not theirs. Choose another.`,
  'counselling-unanswered': () => 'The clinical check left something to tell the patient: say whether it was told.',
  'no-responsible-pharmacist': ({ why }) => noPharmacistWords[why],
  'label-unanswered': ({ bagIds }) => `Look at the label of bag ${bagIds.join(' and ')}, or say why you cannot.`,
  'tracking-number-missing': () => 'Type or scan the parcel number.',
  'tracking-number-invalid': () =>
    'That parcel number has a wrong character: its check digit does not fit. Scan it again.',
  'courier-name-missing': () => 'Write down which courier takes it.',
  'not-out-for-delivery': ({ itemId }, { item }) => `${item(itemId)} is not out for delivery.`,
  'already-delivered': ({ itemId }, { item }) => `${item(itemId)} is delivered already.`,
  'not-out': ({ itemId }, { item }) => `${item(itemId)} has not left the pharmacy.`,
  'no-incident-asked': () => 'Nothing waits to be answered: an incident was recorded or ruled out already.',
  'no-owing': ({ itemId }, { item }) => `Nothing is owed of ${item(itemId)}.`,
  'part-made': ({ itemId }, { item }) =>
    `A part of ${item(itemId)} is made and waits here. Supply it, or correct its assembly, before you close what is owed.`,
  'nothing-supplied': ({ itemId }, { item }) =>
    `Nothing of ${item(itemId)} was supplied yet: mark it as not dispensed instead.`,
  'something-out': () => 'A part of it has left the pharmacy, so it cannot be returned to Spine.',
  'nothing-open': () => 'Nothing on this prescription is open any more.',
  'not-tracked': () => 'It was not released to this pharmacy, so it cannot be returned to Spine.',
  'cannot-correct': () => 'This act cannot be corrected any more: something later rests on it. Correct that first.',
  'where-is-the-medicine': () => 'Say where the medicine is now.',
  'nothing-to-announce': () => 'The patient is told of it already, or nothing is in its place.',
  'not-finished': ({ itemId }, { item }) => `${item(itemId)} is not finished yet.`,
  'already-claimed': ({ itemId }, { item }) => `${item(itemId)} is ticked off already.`,
  'late-entry-reason-missing': () => 'Say why this is entered late.',
  'late-entry-in-future': () => 'The time you gave has not come yet.',
  'late-supply-needs-pharmacist': () =>
    'It could not be given now, so only a pharmacist may enter that it was given earlier. Ask the pharmacist to enter it.',
  'earlier-than-last-act': () => 'Something else was recorded after the time you gave. Give a later time.',
  'recorded-otherwise': () =>
    'Your first press was recorded as it was then; what you changed since was not. Close this, look at what happened, and act again.',
  'another-person-working': () =>
    'Who is working here is now someone else, and nothing was recorded. Choose yourself and press again.',
}

/** The sentence of a refusal: what stands in the way and what to do. Nothing was written, the button says so elsewhere. */
export const refusalWords = (refusal: Refusal, tell: RefusalTelling): string => {
  // Each code's sentence takes exactly that code's refusal, which an indexed access cannot show.
  const sentence = sentences[refusal.code] as (refusal: Refusal, tell: RefusalTelling) => string
  return sentence(refusal, tell)
}
