/** What lies beside the files that were taken out, for whoever gets them; docs/leaving.md says the same at length. */
export const leavingReadMe = `Everything that this pharmacy recorded in Pestle.

THIS IS NOT ENCRYPTED. It holds the names, addresses, NHS numbers and medicines of patients. Keep it as you keep the record.

All files are UTF-8. In JSON Lines (.jsonl) each line is one JSON value. CSV is RFC 4180, the first line names the columns; a cell
that a spreadsheet would run as a formula has an apostrophe in front. Instants in JSON are milliseconds since 1970-01-01 UTC, in CSV
ISO 8601 in UTC; days are YYYY-MM-DD in the United Kingdom. Amounts are hundredths of the unit they are given in.

leaving.json         what was taken out: up to which event, with the hash of that event, and each file with lines, bytes, SHA-256
events.jsonl         every event ever recorded, oldest first, with who, when, and what (body)
events.csv           the same without bodies
prescriptions.jsonl  every prescription as it stands: {prescription, stage, lastActAt}
prescriptions.csv    one line for each
items.csv            one line for each item of each
updates.csv          every status update for the NHS and what became of it
tables/*.jsonl       every table of the database, every column; columns of bytes are base64
                     event and event_body: what the hashes of the ledger are made of
                     intake_message: every message that came in, byte for byte (content)

A patient is named in streams and tables by patient_key, which prescriptions.csv gives for each prescription.
Nothing is left out but indexes made for searching. How it is read: docs/leaving.md of Pestle.
`
