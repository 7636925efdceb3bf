import { order, refused, releaseReply } from './corpus-row.ts'
import type { CorpusRow } from './corpus-row.ts'

/** Expectations for orders under primary-care/repeat-*, the sandbox replies and the requests to release. */
export const corpusOrdersRepeat: readonly CorpusRow[] = [
  order(
    'eps/orders/primary-care/repeat-dispensing/nominated-pharmacy/medical-prescriber/author/gmc/responsible-party/medication-list/din/1-Prepare-Request-200_OK.json',
    { id: '998244-A83008-238DCD', issue: 1, items: 2, signed: false, performer: 'FCG71' },
    'imported',
    'created, not signed: taken in and marked so; created repeat dispensing is issue 1',
  ),
  order(
    'eps/orders/primary-care/repeat-dispensing/nominated-pharmacy/medical-prescriber/author/gmc/responsible-party/medication-list/din/1-Process-Request-Send-200_OK.json',
    { id: '998244-A83008-238DCD', issue: 1, items: 2, signed: true, performer: 'FCG71' },
    'duplicate',
    'the same prescription signed: already here, its signature is attached',
  ),
  order(
    'eps/orders/primary-care/repeat-dispensing/nominated-pharmacy/medical-prescriber/author/gmc/responsible-party/medication-list/din/1-VerifySignature-Request-200_OK.json',
    { id: '998244-A83008-238DCD', issue: 1, items: 2, signed: true, performer: 'FCG71' },
    'conflict',
    'searchset of one order, issue 1: directions, review date and the kind of professional number (GPhC, was GMC) differ from the created one',
  ),
  ...refused(
    'eps/orders/primary-care/repeat-dispensing/nominated-pharmacy/medical-prescriber/author/gmc/responsible-party/medication-list/din',
    ['1-Convert-Response-Send-200_OK.xml'],
    'not-json',
    'XML',
  ),
  ...refused(
    'eps/orders/primary-care/repeat-dispensing/nominated-pharmacy/medical-prescriber/author/gmc/responsible-party/medication-list/din',
    ['1-Prepare-Response-200_OK.json'],
    'wrong-message',
    'reply to a prepare',
  ),
  order(
    'eps/orders/primary-care/repeat-dispensing/nominated-pharmacy/medical-prescriber/author/gmc/responsible-party/medication-list/spurious-code/1-Prepare-Request-200_OK.json',
    { id: '6BC03A-A83008-485BAR', issue: 1, items: 2, signed: false, performer: 'FCG71' },
    'imported',
    'created, not signed: taken in and marked so; created repeat dispensing is issue 1',
  ),
  order(
    'eps/orders/primary-care/repeat-dispensing/nominated-pharmacy/medical-prescriber/author/gmc/responsible-party/medication-list/spurious-code/1-Process-Request-Send-200_OK.json',
    { id: '6BC03A-A83008-485BAR', issue: 1, items: 2, signed: true, performer: 'FCG71' },
    'duplicate',
    'the same prescription signed: already here, its signature is attached',
  ),
  ...refused(
    'eps/orders/primary-care/repeat-dispensing/nominated-pharmacy/medical-prescriber/author/gmc/responsible-party/medication-list/spurious-code',
    ['1-Convert-Response-Send-200_OK.xml'],
    'not-json',
    'XML',
  ),
  ...refused(
    'eps/orders/primary-care/repeat-dispensing/nominated-pharmacy/medical-prescriber/author/gmc/responsible-party/medication-list/spurious-code',
    ['1-Prepare-Response-200_OK.json'],
    'wrong-message',
    'reply to a prepare',
  ),
  order(
    'eps/orders/primary-care/repeat-prescribing/1-Prepare-Request-200_OK.json',
    { id: '24F5DA-A83008-7EFE6Z', items: 4, signed: false, performer: 'VNE51' },
    'conflict',
    'same id again, now continuous with a review date; not signed',
  ),
  order(
    'eps/orders/primary-care/repeat-prescribing/1-Process-Request-Send-200_OK.json',
    { id: '24F5DA-A83008-7EFE6Z', items: 4, signed: true, performer: 'VNE51' },
    'duplicate',
    'signed copy of the conflicting copy above',
  ),
  ...refused('eps/orders/primary-care/repeat-prescribing', ['1-Convert-Response-Send-200_OK.xml'], 'not-json', 'XML'),
  ...refused(
    'eps/orders/primary-care/repeat-prescribing',
    ['1-Prepare-Response-200_OK.json'],
    'wrong-message',
    'reply to a prepare',
  ),
  ...refused(
    'eps/orders/primary-care/repeat-prescribing',
    ['1-Process-Response-Send-200_OK.json'],
    'wrong-message',
    'an OperationOutcome',
  ),
  releaseReply(
    'eps/orders/sandbox/Release-Response-200_OK.json',
    {
      releasedTo: 'FH542',
      passed: { id: '7F4CA4-A99968-4B0BAZ', items: 1, signed: false, performer: 'FH542' },
      failed: [{ id: 'E8A23F-A83008-1C451X', items: 2, signed: false, performer: 'FCG71' }],
    },
    'imported',
    'released to FH542, no signature; the failed entries lack their resource wrapper, yet the one sent back must not be lost',
  ),
  ...refused(
    'eps/orders/sandbox',
    ['VerifySignature-Response-200_OK.json'],
    'wrong-message',
    'reply to a signature check',
  ),
  ...refused(
    'eps/orders/spec/dispense',
    ['Nominated-Pharmacy-Request-Release-200_OK.json', 'Patient-Request-Release-200_OK.json'],
    'wrong-message',
    'release request',
  ),
]
