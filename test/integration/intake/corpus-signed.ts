import { order, refused } from './corpus-row.ts'
import type { CorpusRow } from './corpus-row.ts'

/** Expectations for released, signed messages. */
export const corpusSigned: readonly CorpusRow[] = [
  order(
    'eps/signed/full_successful_release__06EFF1-A83003-AA2FCN.json',
    { id: '06EFF1-A83003-AA2FCN', items: 1, signed: true, performer: 'FRN28' },
    'imported',
    'released shape, signed; not inside a release reply, so not tracked',
  ),
  order(
    'eps/signed/full_successful_release__245B97-0RWH20-D40538.json',
    { id: '245B97-0RWH20-D40538', items: 1, signed: true, performer: 'FRN28' },
    'imported',
    'released shape, signed; not inside a release reply, so not tracked',
  ),
  order(
    'eps/signed/full_successful_release__2C4B57-A83003-09A9EE.json',
    { id: '2C4B57-A83003-09A9EE', items: 1, signed: true, performer: 'FRN28' },
    'imported',
    'released shape, signed; not inside a release reply, so not tracked',
  ),
  order(
    'eps/signed/full_successful_release__63C604-0RWH20-6953DH.json',
    { id: '63C604-0RWH20-6953DH', items: 1, signed: true, performer: 'FRN28' },
    'imported',
    'released shape, signed; not inside a release reply, so not tracked',
  ),
  order(
    'eps/signed/full_successful_release__8CDEBB-0RWH20-2C5469.json',
    { id: '8CDEBB-0RWH20-2C5469', items: 1, signed: true, performer: 'FRN28' },
    'imported',
    'released shape, signed; not inside a release reply, so not tracked',
  ),
  order(
    'eps/signed/full_successful_release__B2B72D-A83003-35B492.json',
    { id: 'B2B72D-A83003-35B492', items: 1, signed: true, performer: 'FRN28' },
    'imported',
    'released shape, signed; not inside a release reply, so not tracked',
  ),
  order(
    'eps/signed/full_successful_release__F48CB6-0RWH20-F5D471.json',
    { id: 'F48CB6-0RWH20-F5D471', items: 1, signed: true, performer: 'FRN28' },
    'imported',
    'released shape, signed; not inside a release reply, so not tracked',
  ),
  order(
    'eps/signed/release_invalid__497F5C-A83008-3BDDDE.json',
    { id: '497F5C-A83008-3BDDDE', items: 2, signed: true, performer: 'FVR00' },
    'imported',
    'well formed; its signature does not verify, which marks it and refuses nothing',
  ),
  order(
    'eps/signed/release_success__497F5C-A83008-3BDDDE.json',
    { id: '497F5C-A83008-3BDDDE', items: 2, signed: true, performer: 'FVR00' },
    'duplicate',
    'same content as the one above, whose signature does not verify; this one does',
  ),
  order(
    'eps/signed/repeat_prescribing_release_success__404890-A83008-0573AO.json',
    { id: '404890-A83008-0573AO', items: 2, signed: true, performer: 'FCG71' },
    'imported',
    'continuous, so no issue number; placeholder signature',
  ),
  ...refused('eps/signed', ['index.json'], 'not-fhir', 'a JSON list'),
]
