import { order, refused } from './corpus-row.ts'
import type { CorpusRow } from './corpus-row.ts'

/** Expectations for orders under errors and primary-care/acute, without nominated pharmacy. */
export const corpusOrdersAcute: readonly CorpusRow[] = [
  ...refused(
    'eps/orders/errors',
    ['1-Process-Request-Send-400_INVALID_CHECKSUM.json'],
    'check-digit',
    '269CA9-A99968-4577BP fails MOD 37-2',
  ),
  ...refused(
    'eps/orders/errors',
    [
      '1-Process-Response-Send-400_INVALID_CHECKSUM.json',
      '2-Prepare-Response-400_Invalid_Course_of_Therapy_mixed.json',
      '2-Process-Response-Send-400_Invalid_Course_of_Therapy_mixed.json',
      '3-Process-Response-Dispense-400_Invalid_Value.json',
      '4-Process-Response-Send-400_invalid_intent.json',
    ],
    'wrong-message',
    'an OperationOutcome',
  ),
  ...refused(
    'eps/orders/errors',
    [
      '2-Prepare-Request-400_Invalid_Course_of_Therapy_mixed.json',
      '2-Process-Request-Send-400_Invalid_Course_of_Therapy_mixed.json',
    ],
    'treatment-type',
    'acute beside repeat dispensing',
  ),
  ...refused(
    'eps/orders/errors',
    ['3-Process-Request-Dispense-400_Invalid_Value.json'],
    'wrong-message',
    'message of the kind dispense-notification',
  ),
  ...refused('eps/orders/errors', ['4-Process-Request-Send-400_invalid_intent.json'], 'intent', 'intent plan'),
  order(
    'eps/orders/primary-care/acute-and-repeat-prescribing/1-Prepare-Request-200_OK.json',
    { id: 'E3E6FA-A83008-41F09Y', items: 2, signed: false, performer: 'FCG71' },
    'imported',
    'created, not signed: taken in and marked so; acute beside continuous is the one mix allowed',
  ),
  order(
    'eps/orders/primary-care/acute-and-repeat-prescribing/1-Process-Request-Send-200_OK.json',
    { id: 'E3E6FA-A83008-41F09Y', items: 2, signed: true, performer: 'FCG71' },
    'duplicate',
    'the same prescription signed: already here, its signature is attached',
  ),
  ...refused(
    'eps/orders/primary-care/acute-and-repeat-prescribing',
    ['1-Convert-Response-Send-200_OK.xml'],
    'not-json',
    'XML',
  ),
  ...refused(
    'eps/orders/primary-care/acute-and-repeat-prescribing',
    ['1-Prepare-Response-200_OK.json'],
    'wrong-message',
    'reply to a prepare',
  ),
  order(
    'eps/orders/primary-care/acute/no-nominated-pharmacy/medical-prescriber/author/gmc/responsible-party/din/1-Prepare-Request-200_OK.json',
    { id: '315A44-A83008-4C9BB1', items: 2, signed: false },
    'imported',
    'created, not signed: taken in and marked so; its id is also that of the refused intent example, which left no prescription behind',
  ),
  order(
    'eps/orders/primary-care/acute/no-nominated-pharmacy/medical-prescriber/author/gmc/responsible-party/din/1-Process-Request-Send-200_OK.json',
    { id: '315A44-A83008-4C9BB1', items: 2, signed: true },
    'duplicate',
    'the same prescription signed: already here, its signature is attached',
  ),
  ...refused(
    'eps/orders/primary-care/acute/no-nominated-pharmacy/medical-prescriber/author/gmc/responsible-party/din',
    ['1-Convert-Response-Send-200_OK.xml'],
    'not-json',
    'XML',
  ),
  ...refused(
    'eps/orders/primary-care/acute/no-nominated-pharmacy/medical-prescriber/author/gmc/responsible-party/din',
    ['1-Prepare-Response-200_OK.json'],
    'wrong-message',
    'reply to a prepare',
  ),
  order(
    'eps/orders/primary-care/acute/no-nominated-pharmacy/medical-prescriber/author/gmc/responsible-party/spurious-code/1-Prepare-Request-200_OK.json',
    { id: 'FF33AE-A83008-4DDAA4', items: 2, signed: false },
    'imported',
    'created, not signed: taken in and marked so',
  ),
  order(
    'eps/orders/primary-care/acute/no-nominated-pharmacy/medical-prescriber/author/gmc/responsible-party/spurious-code/1-Process-Request-Send-200_OK.json',
    { id: 'FF33AE-A83008-4DDAA4', items: 2, signed: true },
    'duplicate',
    'the same prescription signed: already here, its signature is attached',
  ),
  ...refused(
    'eps/orders/primary-care/acute/no-nominated-pharmacy/medical-prescriber/author/gmc/responsible-party/spurious-code',
    ['1-Convert-Response-Send-200_OK.xml'],
    'not-json',
    'XML',
  ),
  ...refused(
    'eps/orders/primary-care/acute/no-nominated-pharmacy/medical-prescriber/author/gmc/responsible-party/spurious-code',
    ['1-Prepare-Response-200_OK.json'],
    'wrong-message',
    'reply to a prepare',
  ),
  order(
    'eps/orders/primary-care/acute/no-nominated-pharmacy/medical-prescriber/author/unknown/1-Prepare-Request-200_OK.json',
    { id: 'C3A429-A83008-49E0AP', items: 2, signed: false },
    'imported',
    'created, not signed: taken in and marked so',
  ),
  order(
    'eps/orders/primary-care/acute/no-nominated-pharmacy/medical-prescriber/author/unknown/1-Process-Request-Send-200_OK.json',
    { id: 'C3A429-A83008-49E0AP', items: 2, signed: true },
    'duplicate',
    'the same prescription signed: already here, its signature is attached',
  ),
  ...refused(
    'eps/orders/primary-care/acute/no-nominated-pharmacy/medical-prescriber/author/unknown',
    ['1-Convert-Response-Send-200_OK.xml'],
    'not-json',
    'XML',
  ),
  ...refused(
    'eps/orders/primary-care/acute/no-nominated-pharmacy/medical-prescriber/author/unknown',
    ['1-Prepare-Response-200_OK.json'],
    'wrong-message',
    'reply to a prepare',
  ),
]
