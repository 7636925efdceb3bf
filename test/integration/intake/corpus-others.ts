import { refused } from './corpus-row.ts'
import type { CorpusRow } from './corpus-row.ts'

/** Expectations for everything else: no prescription in any of it. */
export const corpusOthers: readonly CorpusRow[] = [
  ...refused(
    'eps/signature',
    ['NHS_INT_Level1D_Base64_pem.cer', 'subCA-dummy.crt', 'x509-not-trusted-dummy.cer', 'x509-trusted-dummy-cert.crt'],
    'not-json',
    'a certificate',
  ),
  ...refused('eps/signature', ['PrepareIntermediate-Hl7V3SignatureFragments.xml'], 'not-json', 'XML'),
  ...refused('eps/signature', ['PrepareIntermediate-Hl7V3SignatureFragmentsCanonicalized.txt'], 'not-json', 'text'),
  ...refused(
    'pfp/enrich-simple',
    ['requestBundle.json', 'responseBundle.json'],
    'wrong-message',
    'searchset that holds no order message',
  ),
  ...refused('pfp/enrich-simple', ['statusUpdates.json'], 'not-fhir', 'JSON without resourceType'),
  ...refused(
    'pfp',
    [
      'success-distance-selling.json',
      'success-empty.json',
      'success-multiple-cancelled.json',
      'success-multiple-exclusion.json',
      'success-multiple.json',
      'success-ready-dispatch.json',
      'success-single-exclusion.json',
      'success-tracking-temporarily-unavailable.json',
      'success.json',
    ],
    'wrong-message',
    'searchset that holds no order message',
  ),
  ...refused('psu', ['eps-prescription-status-update-api.yaml'], 'not-json', 'YAML'),
  ...refused(
    'psu/examples',
    ['error-invalid-prescriptionid.json', 'response-multiple-items.json', 'response-single-item.json'],
    'wrong-message',
    'Bundle of type transaction-response',
  ),
  ...refused('psu/examples', ['error-ods-code.json'], 'wrong-message', 'an OperationOutcome'),
  ...refused(
    'psu/examples',
    [
      'request-collected.json',
      'request-dispatched.json',
      'request-duplicate-items.json',
      'request-erd-dispatched.json',
      'request-missing-fields.json',
      'request-multiple-items.json',
      'request-multiple-missing-fields.json',
      'request-no-items.json',
      'request-ready-to-collect.json',
      'request-ready-to-dispatch-partial.json',
      'request-ready-to-dispatch.json',
    ],
    'wrong-message',
    'Bundle of type transaction',
  ),
  ...refused('psu/examples', ['response-checkprescriptionstatusupdates.json'], 'not-fhir', 'JSON without resourceType'),
  ...refused('psu/examples', ['tasks-valid.json'], 'wrong-message', 'a Task'),
  ...refused('psu/schemas/components', ['ResponseBundle.yaml'], 'not-json', 'YAML'),
  ...refused('psu/schemas/fragments', ['codes.yaml'], 'not-json', 'YAML'),
  ...refused(
    'psu/schemas/resources',
    ['CheckPrescriptionStatusUpdates.yaml', 'OperationOutcome.yaml', 'UpdatePrescriptionStatusTask.yaml'],
    'not-json',
    'YAML',
  ),
]
