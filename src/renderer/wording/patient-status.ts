// The NHS App's own words; "soon" is what it will say once everything waiting has been sent.
const meanings: Readonly<Record<string, string>> = {
  'With Pharmacy': 'With pharmacy',
  'With Pharmacy - Preparing Remainder': 'With pharmacy, preparing the rest',
  'Ready to Collect': 'Ready to collect',
  'Ready to Collect - Partial': 'Ready to collect, part of it',
  'Ready to Dispatch': 'Ready to dispatch',
  'Ready to Dispatch - Partial': 'Ready to dispatch, part of it',
  Collected: 'Collected',
  Dispatched: 'Dispatched',
  'Not Dispensed': 'Not dispensed',
  'Prescriber Approved': 'Approved by the prescriber',
  'With Pharmacy but Tracking not Supported': 'With pharmacy, no tracking',
  nothing: 'Nothing from us',
}

/** What the patient reads in the NHS App; a status of which we have no words is shown as the NHS writes it. */
export const patientStatusWords = (status: string): string => meanings[status] ?? status
