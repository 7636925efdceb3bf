/** What the text names of what was taken out. `madeAt` is UTC ms. */
export interface ReadMeOf {
  readonly environment: string
  readonly odsCode: string
  readonly madeAt: number
}

/** What lies beside the files that were taken out, for whoever gets them; docs/leaving.md says the same at length. */
export const leavingReadMe = ({
  environment,
  odsCode,
  madeAt,
}: ReadMeOf): string => `Everything that was recorded in Pestle.

Pharmacy:     ${odsCode}
Taken out:    ${new Date(madeAt).toISOString()}
Environment:  ${environmentWords(environment)}

THIS IS NOT ENCRYPTED. It holds the names, addresses, NHS numbers and medicines of patients. Keep it as you keep the record.

All files are UTF-8, without a mark at their beginning: a spreadsheet that shows accents wrongly has to be told when it imports them.
In JSON Lines (.jsonl) each line is one JSON value. CSV is RFC 4180, the first line names the columns; a cell that a spreadsheet
would run as a formula has an apostrophe in front. Instants in JSON are milliseconds since 1970-01-01 UTC, in CSV ISO 8601 in UTC;
days are YYYY-MM-DD in the United Kingdom.

AMOUNTS OF MEDICINE
  As they are said, in the unit beside them (28 is 28 tablets):
    items.csv            quantity
    prescriptions.jsonl  content.quantity.value of an item
    tables/product       pack_size
  In hundredths of the item's unit (2800 is 28 tablets):
    prescriptions.jsonl  amount, toSupply and loose, wherever they stand in an item but in its content
    events.jsonl         amount, toSupply.amount and loose, wherever they stand in a body
    tables/              the same in document of prescription and in body of event_body
  Money (payment.pence) is in pence.

leaving.json         what was taken out: up to which event, with the hash of that event, and each file with lines, bytes, SHA-256
events.jsonl         every event ever recorded, oldest first, with who, when, and what (body)
events.csv           the same without bodies
prescriptions.jsonl  every prescription as it stands: {prescription, stage, lastActAt}
prescriptions.csv    one line for each, with its patient
items.csv            one line for each item of each; its patient is in prescriptions.csv, by prescription_id
updates.csv          every status update for the NHS and what became of it
tables/*.jsonl       every table of the database, every column; columns of bytes are base64

WHERE TO FIND
  patients                    prescriptions.csv: there is no list of its own; patient_key is one and the same for one patient
  allergies and notes         tables/patient_entry (patient is patient_key; withdrawn_at: no longer so). Where a prescription was
                              put right to name another patient, they stand under the key of both (events.jsonl says which)
  controlled-drug schedule    prescriptions.jsonl, schedule of an item; of a product: tables/product
  who checked, gave, took     prescriptions.jsonl, portions of an item
  the pharmacy's people       tables/person
  responsible pharmacist      tables/duty_spell and tables/duty_absence
  still to notify and claim   tables/to_claim
  messages as they came in    tables/intake_message: content, byte for byte
  what the hashes are of      tables/event and tables/event_body

STAGES
  needs-you: a decision of a person is awaited   entry: typed from paper, to be compared   check: to be checked clinically
  assemble: to be put together   accuracy: to be checked for accuracy   place: to be put in its place   ready: may be collected
  delivery: on its way or to go   owings: part is still owed   on-hold: held   done: nothing is left to do

After a restore the record is what the backup held: what was done between the backup and the restore is not in these files. An
event of the type “restored” in events.csv says so.
Nothing of what is recorded is left out but indexes made for searching.
`

const environmentWords = (environment: string): string => {
  if (environment === 'practice')
    return 'PRACTICE. Made for trying out: nobody in it is meant to be real, and nothing of it went to the NHS.'
  return environment === 'production' ? 'production (live)' : `${environment.toUpperCase()}. A test environment.`
}
